package outlay.collect.door;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import outlay.json.BadJson;
import outlay.json.Json;
import outlay.web.AddressRange;
import tools.jackson.databind.JsonNode;

/// Addresses of computers that people rent and hardly ever surf from. A visit from there is not a program's for certain
/// (some reach the web through a rented computer), but suspected of it.
///
/// Read are lists of ranges, one a line with anything behind a `#`, and the JSON in which AWS, Google Cloud and Azure
/// publish theirs.
public final class DataCentres {
    public static final DataCentres NONE = new DataCentres();
    /// Larger than any that is published.
    private static final int MOST_BYTES = 64 << 20;
    /// What the publishers call a range.
    private static final Set<String> RANGES = Set.of("ip_prefix", "ipv6_prefix", "ipv4Prefix", "ipv6Prefix",
            "addressPrefixes");
    private static final int IPV4_BYTES = 4;

    /// By its first address, the last address of each range; none lies within another.
    private final NavigableMap<BigInteger, BigInteger> four = new TreeMap<>();
    private final NavigableMap<BigInteger, BigInteger> six = new TreeMap<>();

    private DataCentres() {}

    /// @throws IOException naming file, line and remedy
    public static DataCentres read(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return NONE;
        }
        DataCentres centres = new DataCentres();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            List<String> ranges = new ArrayList<>();
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            if (text.startsWith("{")) {
                collect(file, bytes, ranges);
            } else {
                ranges.addAll(text.lines().toList());
            }
            for (int i = 0; i < ranges.size(); i++) {
                centres.add(file, i + 1, ranges.get(i));
            }
        }
        return centres;
    }

    /// Whether the address is one of them; an address that cannot be read is not.
    public boolean contain(String address) {
        if (four.isEmpty() && six.isEmpty()) {
            return false;
        }
        return AddressRange.bytes(address).map(bytes -> {
            BigInteger number = new BigInteger(1, bytes);
            Map.Entry<BigInteger, BigInteger> below = of(bytes).floorEntry(number);
            return below != null && number.compareTo(below.getValue()) <= 0;
        }).orElse(false);
    }

    /// How many ranges there are, those within others left out.
    public int size() {
        return four.size() + six.size();
    }

    private static void collect(Path file, byte[] bytes, List<String> ranges) throws IOException {
        try {
            collect(Json.read(bytes, MOST_BYTES), ranges);
        } catch (BadJson wrong) {
            throw new IOException(file + ": " + wrong.getMessage(), wrong);
        }
        if (ranges.isEmpty()) {
            throw new IOException(file + ": there are no address ranges in it under any of " + RANGES
                    + "; write one range a line instead");
        }
    }

    private static void collect(JsonNode node, List<String> ranges) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!RANGES.contains(member.getKey())) {
                collect(member.getValue(), ranges);
            } else if (member.getValue().isArray()) {
                member.getValue().forEach(range -> ranges.add(range.asString("")));
            } else {
                ranges.add(member.getValue().asString(""));
            }
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, ranges));
        }
    }

    private void add(Path file, int number, String line) throws IOException {
        int comment = line.indexOf('#');
        String range = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (range.isEmpty()) {
            return;
        }
        try {
            AddressRange parsed = AddressRange.parse(range);
            BigInteger first = new BigInteger(1, parsed.bytes());
            int free = parsed.bytes().length * Byte.SIZE - parsed.prefix();
            merge(of(parsed.bytes()), first, first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE));
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + ", range " + number + ": " + wrong.getMessage(), wrong);
        }
    }

    private NavigableMap<BigInteger, BigInteger> of(byte[] address) {
        return address.length == IPV4_BYTES ? four : six;
    }

    /// Ranges of whole prefixes either lie within each other or apart.
    private static void merge(NavigableMap<BigInteger, BigInteger> ranges, BigInteger first, BigInteger last) {
        Map.Entry<BigInteger, BigInteger> below = ranges.floorEntry(first);
        if (below != null && below.getValue().compareTo(last) >= 0) {
            return;
        }
        ranges.subMap(first, true, last, true).clear();
        ranges.put(first, last);
    }
}
