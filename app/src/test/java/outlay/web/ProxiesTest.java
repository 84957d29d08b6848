package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static final Proxies OURS = new Proxies(List.of("10.0.0.0/8", "2001:db8:1::/48", "192.0.2.7"));

    @Test
    void believesOurProxiesOnlyAndOnlyWhatTheyAppended() {
        assertThat(OURS.sender("10.1.2.3", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(OURS.sender("10.1.2.3", "1.1.1.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(OURS.sender("10.1.2.3", "1.1.1.1, 203.0.113.9, 10.9.9.9, 192.0.2.7")).isEqualTo("203.0.113.9");
        assertThat(OURS.sender("2001:db8:1:2::3", "2001:db8:9::1")).isEqualTo("2001:db8:9::1");
        // Forged by whoever sits at 203.0.113.9.
        assertThat(OURS.sender("203.0.113.9", "10.0.0.1")).isEqualTo("203.0.113.9");
        assertThat(OURS.sender("203.0.113.9", "1.1.1.1, 10.0.0.1")).isEqualTo("203.0.113.9");
        assertThat(OURS.sender("192.0.2.8", "1.1.1.1")).isEqualTo("192.0.2.8");
        assertThat(Proxies.NONE.sender("10.1.2.3", "203.0.113.9")).isEqualTo("10.1.2.3");
    }

    @Test
    void believesOurProxiesOnlyWhichCountryItIs() {
        Proxies ours = new Proxies(List.of("10.0.0.0/8"), Optional.of("CF-IPCountry"));
        Map<String, String> german = Map.of("cf-ipcountry", "DE");
        assertThat(ours.country("10.1.2.3", german)).isEqualTo("DE");
        // Forged by whoever sits at 203.0.113.9, and before a proxy that appends.
        assertThat(ours.country("203.0.113.9", german)).isEmpty();
        assertThat(ours.country("10.1.2.3", Map.of("cf-ipcountry", "US, AT ,DE"))).isEqualTo("DE");
        assertThat(ours.country("10.1.2.3", Map.of("cf-ipcountry", "US, "))).isEmpty();
        assertThat(ours.country("10.1.2.3", Map.of("x-country-code", "DE"))).isEmpty();
        assertThat(OURS.country("10.1.2.3", german)).isEmpty();
        assertThat(Proxies.NONE.country("10.1.2.3", german)).isEmpty();
        assertThat(new Proxies(List.of(), Optional.of("CF-IPCountry")).country("127.0.0.1", german)).isEmpty();
    }

    @Test
    void stopsAtWhatIsNoAddress() {
        for (String rubbish : List.of("", "unknown", "evil.example", "1.2.3", "1", "0x7f.1", "0177.0.0.1.5",
                "1.2.3.4:80",
                "[::1]", "fe80::1%eth0", "<script>", "999.1.1.1", ",,,")) {
            assertThat(OURS.sender("10.1.2.3", rubbish)).as(rubbish).isEqualTo("10.1.2.3");
            assertThat(OURS.sender("10.1.2.3", "203.0.113.9, " + rubbish)).as(rubbish).isEqualTo("10.1.2.3");
        }
    }

    @Test
    void countsNeighboursAsOneSender() {
        assertThat(Senders.prefix("203.0.113.9")).isEqualTo(Senders.prefix("203.0.113.255"))
                .isNotEqualTo(Senders.prefix("203.0.112.9")).isEqualTo("cb007100/24");
        assertThat(Senders.prefix("2001:db8:1:200::1")).isEqualTo(Senders.prefix("2001:db8:1:2ff:9::"))
                .isNotEqualTo(Senders.prefix("2001:db8:1:300::1"));
        assertThat(Senders.prefix("::ffff:203.0.113.9")).isEqualTo(Senders.prefix("203.0.113.1"));
        assertThat(Senders.prefix("evil.example")).isEqualTo("evil.example");
    }

    @Test
    void refusesRangesThatAreNone() {
        for (String wrong : List.of("", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10/8", "::/129",
                "proxy.example")) {
            assertThatThrownBy(() -> new Proxies(List.of(wrong))).as(wrong)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("10.0.0.0/8");
        }
    }
}
