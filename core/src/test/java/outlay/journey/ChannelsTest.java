package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private static final String RULES = """
            source             | medium          | campaign             | channel
            (direct)           | (none)          |                      | Direct
            (direct)           | (not set)       | x                    | Direct
            (direct)           | cpc             |                      | Paid Other
            google             | cpc             | my cross-network one | Cross-network
            facebook           | organic         | Cross-Network        | Cross-network
            amazon             | cpc             |                      | Paid Shopping
            google             | cpc             | Google Shopping      | Paid Shopping
            facebook           | paid            | eshop                | Paid Shopping
            facebook           | paid            | my-shop              | Paid Shopping
            facebook           | paid            | workshop             | Paid Social
            google             | cpc             |                      | Paid Search
            GOOGLE             | CPC             |                      | Paid Search
            google             | cpm             |                      | Paid Search
            bing               | ppc             |                      | Paid Search
            yahoo              | retargeting     |                      | Paid Search
            www.bing           | paid-search     |                      | Paid Search
            facebook           | cpc             |                      | Paid Social
            linkedin           | paid_social     |                      | Paid Social
            meta               | cpc             |                      | Paid Social
            tiktok             | paid            |                      | Paid Social
            x                  | cpc             |                      | Paid Social
            youtube            | cpv             |                      | Paid Video
            youtube            | cpc             |                      | Paid Video
            vimeo.com          | ppc             |                      | Paid Video
            partner            | display         |                      | Display
            partner            | banner          |                      | Display
            partner            | expandable      |                      | Display
            partner            | interstitial    |                      | Display
            partner            | cpm             |                      | Display
            facebook           | cpm             |                      | Paid Social
            facebook           | display         |                      | Display
            partner            | cpc             |                      | Paid Other
            chatgpt.com        | cpc             |                      | Paid Other
            partner            | paidstuff       |                      | Paid Other
            etsy.com           | referral        |                      | Organic Shopping
            newsletter         | email           | shopping guide       | Organic Shopping
            newsletter         | email           | workshop             | Email
            facebook.com       | referral        |                      | Organic Social
            t.co               | referral        |                      | Organic Social
            partner            | social          |                      | Organic Social
            partner            | social-network  |                      | Organic Social
            partner            | social-media    |                      | Organic Social
            partner            | sm              |                      | Organic Social
            partner            | social network  |                      | Organic Social
            partner            | social media    |                      | Organic Social
            youtube.com        | referral        |                      | Organic Video
            partner            | myvideos        |                      | Organic Video
            google             | organic         |                      | Organic Search
            duckduckgo         | referral        |                      | Organic Search
            partner            | organic         |                      | Organic Search
            partner            | ai-assistant    |                      | AI Assistant
            chatgpt.com        | referral        |                      | AI Assistant
            chatgpt.com        | (not set)       |                      | AI Assistant
            partner            | referral        |                      | Referral
            partner            | app             |                      | Referral
            partner            | link            |                      | Referral
            partner            | email           |                      | Email
            e-mail             | x               |                      | Email
            partner            | e_mail          |                      | Email
            partner            | e mail          |                      | Email
            partner            | affiliate       |                      | Affiliates
            partner            | audio           |                      | Audio
            sms                | x               |                      | SMS
            partner            | sms             |                      | SMS
            partner            | web-push        |                      | Mobile Push Notifications
            partner            | mobile-x        |                      | Mobile Push Notifications
            partner            | notifications   |                      | Mobile Push Notifications
            firebase           | x               |                      | Mobile Push Notifications
            partner            | x               |                      | Unassigned
            (not set)          | (not set)       |                      | Unassigned
                               |                 |                      | Unassigned
            """;

    @Test
    void theFirstRuleThatFitsGivesTheChannel() {
        Set<String> reached = new TreeSet<>();
        RULES.lines().skip(1).forEach(line -> {
            String[] cells = line.split("\\|");
            String channel = Channels.of(cells[0].strip(), cells[1].strip(), cells[2].strip());
            assertThat(channel).as(line).isEqualTo(cells[3].strip());
            reached.add(channel);
        });
        assertThat(reached).as("every channel has a row").containsExactlyInAnyOrderElementsOf(Channels.ALL);
    }

    @Test
    void noLocaleChangesAChannel() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Channels.of("LINKEDIN", "PAID", "")).isEqualTo("Paid Social");
            assertThat(Channels.of("BING", "CPC", "")).isEqualTo("Paid Search");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theWholeSourceListIsRead() {
        assertThat(SourceCategories.of("igshopping")).isEqualTo(SourceCategories.Category.SHOPPING);
        assertThat(SourceCategories.of("google shopping")).isEqualTo(SourceCategories.Category.SHOPPING);
        assertThat(SourceCategories.of("youtube.com")).isEqualTo(SourceCategories.Category.VIDEO);
        assertThat(SourceCategories.of("zen.yandex.ru")).isEqualTo(SourceCategories.Category.SEARCH);
        assertThat(SourceCategories.of("source")).isEqualTo(SourceCategories.Category.OTHER);
    }
}
