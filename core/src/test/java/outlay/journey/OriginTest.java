package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import outlay.identity.Given;

class OriginTest {
    private static final String LANDINGS = """
            referrer                              | tags and click ids                                       | source / medium           | platform  | channel
                                                  |                                                          | (direct) / (none)         |           | Direct
                                                  | utm_source=google&utm_medium=cpc&utm_campaign=brand      | google / cpc              | google    | Paid Search
            https://www.bing.com/                 | utm_source=newsletter&utm_medium=email                   | newsletter / email        |           | Email
                                                  | utm_source={{site_source_name}}&fbclid=x                 | facebook / social         | meta      | Organic Social
                                                  | utm_source=ig&utm_medium=paid_social                     | ig / paid_social          | meta      | Paid Social
                                                  | utm_campaign=spring                                      | (not set) / (not set)     |           | Unassigned
            https://www.google.com/               | utm_campaign=spring                                      | google / (not set)        |           | Organic Search
                                                  | gclid=x                                                  | google / cpc              | google    | Paid Search
            https://www.google.com/               | gbraid=x                                                 | google / cpc              | google    | Paid Search
                                                  | wbraid=x                                                 | google / cpc              | google    | Paid Search
                                                  | msclkid=x                                                | bing / cpc                | microsoft | Paid Search
                                                  | ttclid=x                                                 | tiktok / paid_social      | tiktok    | Paid Social
                                                  | li_fat_id=x                                              | linkedin / paid_social    | linkedin  | Paid Social
                                                  | twclid=x                                                 | twitter / paid_social     | twitter   | Paid Social
                                                  | rdt_cid=x                                                | reddit / paid_social      | reddit    | Paid Social
                                                  | ScCid=x                                                  | snapchat / paid_social    | snapchat  | Paid Social
                                                  | dclid=x                                                  | dv360 / display           | google    | Display
                                                  | fbclid=x                                                 | facebook / social         | meta      | Organic Social
            https://l.instagram.com/              | fbclid=x                                                 | l.instagram.com / social  |           | Organic Social
                                                  | epik=x                                                   | pinterest / social        | pinterest | Organic Social
                                                  | awc=x                                                    | awin / affiliate          |           | Affiliates
                                                  | gclid=undefined                                          | (direct) / (none)         |           | Direct
                                                  | fbclid=x&gclid=y                                         | google / cpc              | google    | Paid Search
                                                  | utm_source=google&gclid=x                                | google / cpc              | google    | Paid Search
                                                  | utm_source=google&utm_medium=organic&gclid=x             | google / cpc              | google    | Paid Search
                                                  | utm_source=google&utm_medium=display&gclid=x             | google / display          | google    | Display
                                                  | utm_source=newsletter&utm_medium=email&gclid=x           | newsletter / email        | google    | Email
                                                  | utm_source=newsletter&utm_medium=email&fbclid=x          | newsletter / email        |           | Email
                                                  | utm_source=facebook&utm_medium=cpc&fbclid=x              | facebook / cpc            | meta      | Paid Social
                                                  | utm_campaign=brand&gclid=x                               | google / cpc              | google    | Paid Search
                                                  | utm_medium=cpc&gclid=x                                   | google / cpc              | google    | Paid Search
                                                  | gad_source=1&gad_campaignid=123                          | google / cpc              | google    | Paid Search
                                                  | hsa_net=facebook&hsa_cam=123                             | meta / cpc                | meta      | Paid Social
                                                  | ol_cid=123                                               | (not set) / cpc           |           | Paid Other
            https://www.google.de/search?q=acme   |                                                          | google / organic          |           | Organic Search
            android-app://com.google.android.googlequicksearchbox/ |                                         | google / organic          |           | Organic Search
            https://de.search.yahoo.com/          |                                                          | de.search.yahoo.com / organic |       | Organic Search
            https://duckduckgo.com/               |                                                          | duckduckgo / organic      |           | Organic Search
            https://search.brave.com/search       |                                                          | search.brave.com / organic |          | Organic Search
            https://mail.google.com/mail          |                                                          | mail.google.com / email   |           | Email
            https://docs.google.com/              |                                                          | docs.google.com / referral |          | Referral
            https://l.facebook.com/               |                                                          | l.facebook.com / social   |           | Organic Social
            https://eu.facebook.com/              |                                                          | facebook.com / social     |           | Organic Social
            https://www.youtube.com/watch         |                                                          | youtube.com / referral    |           | Organic Video
            https://chatgpt.com/                  |                                                          | chatgpt.com / ai-assistant |          | AI Assistant
            https://chat.openai.com/              |                                                          | chatgpt.com / ai-assistant |          | AI Assistant
            https://www.perplexity.ai/search/x    |                                                          | perplexity.ai / ai-assistant |        | AI Assistant
            https://claude.ai/                    |                                                          | claude.ai / ai-assistant  |           | AI Assistant
            https://gemini.google.com/app         |                                                          | gemini.google.com / ai-assistant |    | AI Assistant
            https://copilot.microsoft.com/        |                                                          | copilot.microsoft.com / ai-assistant | | AI Assistant
                                                  | utm_source=chatgpt.com                                   | chatgpt.com / (not set)   |           | AI Assistant
            https://acme.com/pricing              |                                                          | (direct) / (none)         |           | Direct
            https://blog.acme.com:8443/           |                                                          | (direct) / (none)         |           | Direct
            https://me@WWW.ACME.com./             |                                                          | (direct) / (none)         |           | Direct
            https://notacme.com/                  |                                                          | notacme.com / referral    |           | Referral
            https://www.paypal.com/checkout       |                                                          | (direct) / (none)         |           | Direct
            https://accounts.google.com/          |                                                          | (direct) / (none)         |           | Direct
            https://www.partner.org/a?b=c         |                                                          | partner.org / referral    |           | Referral
            not an address                        |                                                          | (direct) / (none)         |           | Direct
                                                  | utm_source=(direct)&utm_medium=(none)                    | (direct) / (none)         |           | Direct
            """;

    @Test
    void eachLandingHasItsOrigin() {
        LANDINGS.lines().skip(1).forEach(line -> {
            String[] cells = line.split("\\|");
            Origin origin = Origin.of(Given.landing(Given.SITE, cells[0].strip(), cells[1].strip()));
            assertThat(origin.source() + " / " + origin.medium()).as(line).isEqualTo(cells[2].strip());
            assertThat(origin.platform()).as(line).isEqualTo(cells[3].strip());
            assertThat(origin.channel()).as(line).isEqualTo(cells[4].strip());
        });
    }

    @Test
    void sitesOfOneOwnerAreOneSiteAndTenantsOfOneHostAreNot() {
        assertThat(Hosts.sameSite("shop.acme.co.uk", "acme.co.uk")).isTrue();
        assertThat(Hosts.sameSite("acme.co.uk", "other.co.uk")).isFalse();
        assertThat(Hosts.sameSite("acme.myshopify.com", "other.myshopify.com")).isFalse();
        assertThat(Hosts.sameSite("a.acme.myshopify.com", "acme.myshopify.com")).isTrue();
        assertThat(Hosts.sameSite("127.0.0.1", "10.0.0.1")).isFalse();
        assertThat(Hosts.sameSite("localhost", "localhost")).isTrue();
        assertThat(Hosts.sameSite("", "")).isFalse();
    }

    @Test
    void hostsAreReadFromWholeAddresses() {
        assertThat(Hosts.of("HTTPS://user:pw@WWW.Example.COM:443/a@b?c#d")).isEqualTo("example.com");
        assertThat(Hosts.of("//cdn.example.com/x")).isEqualTo("cdn.example.com");
        assertThat(Hosts.of("http://[::1]:80/")).isEqualTo("[::1]");
        assertThat(Hosts.of("/relative?u=https://x.com/")).isEqualTo("");
        assertThat(Hosts.of("")).isEqualTo("");
    }
}
