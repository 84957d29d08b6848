package outlay.collect.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.fact.Seen;
import outlay.testkit.Property;
import outlay.web.AddressRange;

class DataCentresTest {
    @TempDir
    Path folder;

    @Test
    void readsListsAndTheJsonOfTheClouds() throws Exception {
        DataCentres centres = DataCentres.read(List.of(
                file("list.txt", "# rented\n203.0.113.0/25 # a host\n\n2001:db8:1::/48\n198.51.100.7\n"),
                file("aws.json",
                        "{\"syncToken\":\"1\",\"prefixes\":[{\"ip_prefix\":\"192.0.2.0/26\",\"region\":\"x\"}],"
                                + "\"ipv6_prefixes\":[{\"ipv6_prefix\":\"2001:db8:2::/56\"}]}"),
                file("google.json", "{\"prefixes\":[{\"ipv4Prefix\":\"192.0.2.64/26\"},"
                        + "{\"ipv6Prefix\":\"2001:db8:3::/48\"}]}"),
                file("azure.json", "{\"changeNumber\":1,\"values\":[{\"name\":\"AppService\",\"properties\":"
                        + "{\"addressPrefixes\":[\"192.0.2.128/25\",\"2001:db8:4::/48\"]}}]}")));
        for (String inside : List.of("203.0.113.0", "203.0.113.127", "198.51.100.7", "192.0.2.1", "192.0.2.70",
                "192.0.2.200", "2001:db8:1::9", "2001:db8:2:0:1::", "2001:db8:3::1", "2001:db8:4:ffff::",
                "::ffff:203.0.113.5")) {
            assertThat(centres.contain(inside)).as(inside).isTrue();
        }
        for (String outside : List.of("203.0.113.128", "198.51.100.8", "2001:db8:5::", "", "nonsense",
                "203.0.112.255")) {
            assertThat(centres.contain(outside)).as(outside).isFalse();
        }
        assertThat(DataCentres.NONE.contain("203.0.113.0")).isFalse();
    }

    /// The same as looking at every range, however they lie in each other.
    @Test
    void findsWhatAWalkOverAllRangesFinds() {
        Property.check(300, 21, draw -> {
            List<String> ranges = draw.list(0, 30, each -> "10.0." + each.between(0, 3) + "." + each.between(0, 255)
                    + "/" + each.between(16, 32));
            DataCentres centres = read(String.join("\n", ranges));
            List<AddressRange> all = new ArrayList<>(ranges.stream().map(AddressRange::parse).toList());
            String address = "10." + draw.between(0, 1) + "." + draw.between(0, 4) + "." + draw.between(0, 255);
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            assertThat(centres.contain(address)).as("%s in %s", address, ranges)
                    .isEqualTo(all.stream().anyMatch(range -> range.contains(bytes)));
        });
    }

    @Test
    void saysWhichRangeIsWrong() throws Exception {
        Path list = file("list.txt", "10.0.0.0/8\n10.0.0.0/99\n");
        assertThatThrownBy(() -> DataCentres.read(List.of(list))).hasMessageContaining(list + ", range 2")
                .hasMessageContaining("10.0.0.0/99");
        Path other = file("other.json", "{\"hosts\":[]}");
        assertThatThrownBy(() -> DataCentres.read(List.of(other))).hasMessageContaining("no address ranges");
        Path broken = file("broken.json", "{\"prefixes\":");
        assertThatThrownBy(() -> DataCentres.read(List.of(broken))).hasMessageContaining("broken.json: ");
    }

    @Test
    void onlyWhoSeemsAPersonBecomesSuspected() throws Exception {
        Bots bots = Bots.load(DataCentres.read(List.of(file("list.txt", "203.0.113.0/24"))));
        assertThat(bots.grade(Doorway.BROWSER, "203.0.113.9")).isEqualTo(Seen.Bot.SUSPECTED);
        assertThat(bots.grade(Doorway.BROWSER, "203.0.114.9")).isEqualTo(Seen.Bot.NO);
        assertThat(bots.grade("Googlebot/2.1", "203.0.113.9")).isEqualTo(Seen.Bot.YES);
    }

    private DataCentres read(String lines) {
        try {
            return DataCentres.read(List.of(file("drawn.txt", lines)));
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
