package outlay.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A request that is the same each time but for the numbers in it, so that making one costs little more than a copy:
/// who measures shares the processors with what is measured.
final class Template {
    /// Stands for the number of an item, wherever in the item it is needed.
    static final String NUMBER = "############";
    /// Stands for the number of one of ten thousand visitors.
    static final String VISITOR = "@@@@";
    private static final int VISITORS = 10_000;

    private final byte[] bytes;
    private final int items;
    /// Places of a number's last digit, and which item of the request each belongs to.
    private final int[] places;
    private final int[] itemOf;

    private final int bodyAt;

    private Template(String text, int[] itemEnds) {
        bodyAt = text.indexOf("\r\n\r\n") + 4;
        bytes = text.getBytes(US_ASCII);
        items = itemEnds.length;
        places = IntStream.range(0, bytes.length).filter(i -> ends(i, '#') || ends(i, '@')).toArray();
        itemOf = IntStream.of(places)
                .map(place -> (int) IntStream.of(itemEnds).filter(end -> end < place).count()).toArray();
    }

    /// `POST` of one item.
    static Template post(String path, String key, String item) {
        return post(path, key, item, 1, "", "");
    }

    /// `POST` of several like it, between `before` and `after`.
    static Template post(String path, String key, String item, int items, String before, String after) {
        String body = before + IntStream.range(0, items).mapToObj(i -> item).collect(Collectors.joining(","))
                + after;
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        int first = head.length() + before.length();
        return new Template(head + body,
                IntStream.range(0, items).map(i -> first + (i + 1) * (item.length() + 1) - 1).toArray());
    }

    /// Request number n; no two have an item of the same number.
    byte[] of(long number) {
        byte[] request = bytes.clone();
        for (int i = 0; i < places.length; i++) {
            long item = number * items + itemOf[i];
            put(request, places[i], bytes[places[i]] == '@' ? item % VISITORS : item);
        }
        return request;
    }

    /// Its body alone.
    byte[] body(long number) {
        return Arrays.copyOfRange(of(number), bodyAt, bytes.length);
    }

    private void put(byte[] request, int last, long number) {
        byte mark = bytes[last];
        long rest = number;
        for (int at = last; at >= 0 && bytes[at] == mark; at--) {
            request[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private boolean ends(int at, char mark) {
        return bytes[at] == mark && (at + 1 == bytes.length || bytes[at + 1] != mark);
    }
}
