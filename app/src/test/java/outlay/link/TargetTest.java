package outlay.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.testkit.Property;
import outlay.testkit.SharedData;

/// However hostile what a click brings, it ends where the link's owner said.
class TargetTest {
    /// What open-redirect, header-splitting and scheme tricks look like; none may change where a link leads.
    static final List<String> HOSTILE = List.of("https://evil.example", "//evil.example", "///evil.example",
            "////evil.example/%2f..", "/\\evil.example", "\\\\evil.example", "/%09/evil.example", "/%5cevil.example",
            "https:evil.example", "http:/\\/\\evil.example", "https:///evil.example", "//evil%E3%80%82example",
            "//evil。example", "〱evil.example", "@evil.example", "shop.example@evil.example", ":80@evil.example",
            ".evil.example", "#@evil.example", "?@evil.example", "\\@evil.example", "%40evil.example",
            "javascript:alert(1)", "java\tscript:alert(1)", "JaVaScRiPt:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)", "file:///etc/passwd", "\r\nLocation: https://evil.example",
            "%0d%0aLocation:%20https://evil.example", "\r\nSet-Cookie: a=b", "%E5%98%8A%E5%98%8DLocation: x",
            "\u560a\u560dLocation: x", "\u0000", "\u2028x", "\ud800", "{click_id}", "{sub1}", "%7Bsub1%7D",
            "&utm_source=x",
            "#fragment", "?a=b", ";a=b", "../../admin", "..%2f..%2fadmin", "<script>alert(1)</script>", "' OR 1=1 --",
            "${jndi:ldap://evil.example/x}", "{{7*7}}", "https://shop.example.evil.example/",
            "https://shop.example%2f@evil.example", "https://shop.example\\.evil.example", "x".repeat(9_000));

    private static final Target DEEP = Target.of(
            "https://shop.example:8443/shoes/red?partner={sub1}&x=1&s={utm_source}&outlay_click={click_id}#top");

    @Test
    void macrosStandForEncodedValues() {
        assertThat(DEEP.expand(macro -> macro.equals("sub1") ? "a b&c=d/ü" : macro.equals("click_id") ? "ID" : ""))
                .isEqualTo(
                        "https://shop.example:8443/shoes/red?partner=a%20b%26c%3Dd%2F%C3%BC&x=1&s="
                                + "&outlay_click=ID#top");
    }

    @Test
    void nothingThatAClickBringsChangesWhereItEnds() {
        HOSTILE.forEach(TargetTest::staysAtTheShop);
        Property.check(20_000, 7, draw -> staysAtTheShop(
                String.join("", draw.list(0, 6, one -> one.chance(50)
                        ? one.pick(HOSTILE.subList(0, 40))
                        : Character.toString((char) one.between(0, 0xffff))))));
    }

    @Test
    void naughtyStringsChangeNothingEither() throws Exception {
        Files.readAllLines(SharedData.path("bad-input/blns/blns.txt")).forEach(TargetTest::staysAtTheShop);
    }

    private static void staysAtTheShop(String value) {
        String address = DEEP.expand(macro -> value);
        assertThat(address).startsWith("https://shop.example:8443/shoes/red?partner=").endsWith("#top")
                .matches("[\\x21-\\x7e]+").doesNotContain("{", "}", "\\", "<", ">", "\"");
        URI read = URI.create(address);
        assertThat(read.getScheme()).isEqualTo("https");
        assertThat(read.getRawAuthority()).isEqualTo("shop.example:8443");
        assertThat(read.getRawPath()).isEqualTo("/shoes/red");
        assertThat(read.getRawFragment()).isEqualTo("top");
        assertThat(read.getRawQuery().split("&")).hasSize(4);
    }

    @Test
    void refusesTemplatesThatCouldLeadElsewhere() {
        for (String wrong : new String[]{"", "shop.example", "//shop.example/", "javascript:alert(1)",
                "data:text/html,x",
                "ftp://shop.example/", "https:shop.example", "https:///shop.example", "https://", "https://?x=1",
                "https://user@shop.example/", "https://shop.example@evil.example/",
                "https://shop.example\\@evil.example/",
                "https://{sub1}/", "https://{sub1}.shop.example/?a=b", "https://shop.example/{sub1}",
                "https://shop.example/?{sub1}=x", "https://shop.example/?a=b#{sub1}", "https://shop.example/?{sub1}",
                "https://shop.example/?a={sub9}", "https://shop.example/?a={}", "https://shop.example/?a={click_id",
                "https://shop.example/?a=click_id}", "https://shop.example/?a={{click_id}}", "https://shop.example/ x",
                "https://shop.example/\r\nX: y", "https://shop.example/\tx", "https://shöp.example/",
                "HTTPS//shop.example",
                "https://shop.example:99999999/", "https://shop_.example{/", "https://shop.example/%zz",
                "https://shop.example/?" + "a".repeat(2_048)}) {
            assertThatThrownBy(() -> Target.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the link's target ");
        }
        assertThatThrownBy(() -> Target.of("https://shop.example/?a={sub9}"))
                .hasMessageContaining("{sub9}, which is not known; there are {click_id}");
    }

    @Test
    void completesTheQueryWhereItSaysNothing() {
        assertThat(Target.of("https://shop.example").with("utm_campaign", "Spring & Co").template())
                .isEqualTo("https://shop.example?utm_campaign=Spring%20%26%20Co");
        assertThat(Target.of("https://shop.example/?a=b#top").with("c", "{click_id}").template())
                .isEqualTo("https://shop.example/?a=b&c={click_id}#top");
        assertThat(Target.of("https://shop.example/?c=mine").with("c", "{click_id}").template())
                .isEqualTo("https://shop.example/?c=mine");
        assertThat(Target.of("https://shop.example/?xc=mine").with("c", "1").template())
                .isEqualTo("https://shop.example/?xc=mine&c=1");
    }
}
