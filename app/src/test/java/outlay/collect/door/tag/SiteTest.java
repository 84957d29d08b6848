package outlay.collect.door.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
    /// Among them cases of the list's own published test vectors.
    @ParameterizedTest
    @CsvSource({"example.com,example.com", "b.example.com,example.com", "a.b.example.com,example.com",
            "SHOP.Example.CO.UK,example.co.uk", "www.city.kobe.jp,city.kobe.jp", "a.b.c.kobe.jp,b.c.kobe.jp",
            "www.ck,www.ck", "a.b.test.ck,b.test.ck", "test.k12.ak.us,test.k12.ak.us",
            "食狮.公司.cn,食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn,xn--85x722f.xn--55qx5d.cn",
            "shop.myshopify.com,shop.myshopify.com", "a.b.github.io,b.github.io", "example.com.,example.com"})
    void aSiteIsWhatSomebodyRegistered(String host, String site) {
        assertThat(Site.of(host)).hasValue(site);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "com", "co.uk", "github.io", "myshopify.com", "c.kobe.jp", "127.0.0.1",
            "10.1.2.3", "1.2.3", "[::1]", "[2001:db8::1]", "2001:db8::1", "intranet", "a..example.com", "-", "a b.com",
            "example.com:443"})
    void whatIsNobodysOwnIsNoSite(String host) {
        assertThat(Site.of(host)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"shop.example.co.uk,www.example.co.uk,true", "example.com,shop.example.com,true",
            "example.com,badexample.com,false", "a.myshopify.com,b.myshopify.com,false", "a.co.uk,b.co.uk,false",
            "127.0.0.1,127.0.0.1,true", "127.0.0.1,127.0.0.2,false", "localhost,localhost,true",
            "example.com,example.com.evil.example,false", "[::1],[::1],true"})
    void pagesAreOfOneSite(String one, String other, boolean same) {
        assertThat(Site.same(one, other)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"localhost,true", "LOCALHOST,true", "a.localhost,true", "127.0.0.1,true", "127.1.2.3,true",
            "[::1],true", "127.evil.example,false", "localhost.evil.example,false", "10.0.0.1,false"})
    void onlyTheMachinesOwnNamesAreLoopback(String host, boolean loopback) {
        assertThat(Site.isLoopback(host)).isEqualTo(loopback);
    }
}
