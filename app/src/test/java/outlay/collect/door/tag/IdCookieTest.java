package outlay.collect.door.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.web.Request;

class IdCookieTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String LIFE = "; Max-Age=34128000; Path=/";

    /// An empty third column says that no cookie is set at all.
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "shop.example.co.uk,https://shop.example.co.uk,; Domain=example.co.uk; Secure",
            "collect.example.com:8443,https://www.example.com,; Domain=example.com; Secure",
            "example.com,https://example.com,; Domain=example.com; Secure",
            "a.myshopify.com,https://a.myshopify.com,; Domain=a.myshopify.com; Secure",
            "10.0.0.7,https://10.0.0.7,; Secure", "github.io,https://github.io,; Secure",
            "localhost:8484,http://localhost:3000,''", "127.0.0.1:8484,http://127.0.0.1:8484,''",
            "[::1]:8484,http://[::1]:8484,''", "localhost,https://localhost,; Secure",
            "shop.example.com,-,; Secure", "shop.example.com,null,; Secure", "localhost,-,''",
            "collect.example.com,https://evil.example,", "collect.example.com,https://example.com.evil.example,",
            "b.myshopify.com,https://a.myshopify.com,", "shop.example.com,http://shop.example.com,",
            "10.0.0.7,https://10.0.0.8,", "127.0.0.1,http://localhost,"})
    void livesOnTheWholeSiteAndNowhereElse(String host, String origin, String attributes) {
        Page page = page(host, origin);
        if (attributes == null) {
            assertThat(IdCookie.set(ID, page)).isEmpty();
            assertThat(IdCookie.expire(page)).isEmpty();
        } else {
            assertThat(IdCookie.set(ID, page))
                    .hasValue("_outlay_id=" + ID + LIFE + attributes + "; HttpOnly; SameSite=Lax");
            assertThat(IdCookie.expire(page))
                    .hasValue("_outlay_id=; Max-Age=0; Path=/" + attributes + "; HttpOnly; SameSite=Lax");
        }
    }

    @Test
    void nothingThatASenderWritesGetsIntoTheHeader() {
        for (String host : List.of("a.example.com\r\nX: y", "a.example.com; Domain=com", "a.example.com/\"", "a b",
                "evil@example.com", "", "%0d%0a.example.com")) {
            IdCookie.set(ID, page(host, "https://a.example.com")).ifPresent(line -> assertThat(line)
                    .matches("_outlay_id=[0-9a-f]{32}; Max-Age=34128000; Path=/(; Domain=[a-z0-9.-]+)?; Secure; "
                            + "HttpOnly; SameSite=Lax"));
        }
    }

    @Test
    void itsLifeIsThirteenMonthsAtMost() {
        assertThat(IdCookie.LIFE.toDays()).isLessThanOrEqualTo(395);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_outlay_id=" + ID, "a=b; _outlay_id=" + ID, " _outlay_id = " + ID + " ;c=d",
            "_outlay_id=broken; _outlay_id=" + ID,
            "_outlay_id=" + ID + "; _outlay_id=ffff56789abcdef0123456789abcdef0"})
    void isReadFromAmongOthers(String header) {
        assertThat(IdCookie.read(header)).hasValue(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_outlay_id", "_outlay_id=", "_outlay_id=null", "x_outlay_id=" + ID,
            "_outlay_id=00000000000000000000000000000000", "_outlay_id=0123456789ABCDEF0123456789ABCDEF",
            "_outlay_id=" + ID + "0", "_outlay_id=\"" + ID + "\"", "a=_outlay_id=" + ID})
    void whatIsNoIdNamesNobody(String header) {
        assertThat(IdCookie.read(header)).isEmpty();
    }

    private static Page page(String host, String origin) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("host", host));
        if (origin != null) {
            headers.put("origin", origin);
        }
        return Page.of(new Request("POST", "/o/e", Map.of(), Map.of(), headers, new byte[0], "127.0.0.1"));
    }
}
