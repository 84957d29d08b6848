package outlay.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// Writes what the site's tag and servers sent, one Segment event a line, a file a month and one for what came late.
///
/// Events are handed over person by person and written in the order of time; only what lies ahead of the day that is
/// being simulated is held in memory.
final class EventFiles implements AutoCloseable {
    private static final int KIND = 3;
    private static final List<String> FILES = List.of("events-2026-07.jsonl", "events-2026-08.jsonl",
            "events-2026-09.jsonl", "events-late.jsonl");
    private static final int LATE = 3;
    private static final int[] FIRST_DAY_OF_NEXT = {31, 62};
    /// Which line of each month's file is followed by one that nobody can read.
    private static final int MALFORMED_AFTER = 100;

    /// Who sends: a browser, or the company's server when the device has no id.
    ///
    /// @param country as the proxy before the collector knows it, or ""
    record Sender(Person.Device device, String userId, String network, String locale, String country) {}

    /// One event that will have happened.
    ///
    /// @param body `properties` or `traits`, as JSON
    record Moment(long at, long order, String messageId, Sender sender, String type, String name, Landing page,
            String body) {}

    private final long seed;
    private final List<BufferedWriter> files = new ArrayList<>();
    private final long[] lines = new long[FILES.size()];
    private final PriorityQueue<Moment> ahead = new PriorityQueue<>(
            (a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
    private long orders;
    long events;
    long duplicates;
    long late;
    long skewed;
    long malformed;

    EventFiles(long seed, Path folder) throws IOException {
        this.seed = seed;
        Files.createDirectories(folder);
        for (String file : FILES) {
            files.add(Files.newBufferedWriter(folder.resolve(file), StandardCharsets.UTF_8));
        }
    }

    /// The message id of the event, or "" when it lies beyond the end of the world and is not sent.
    String send(long at, Sender sender, String type, String name, Landing page, String body) {
        if (at >= Clock.END) {
            return "";
        }
        long order = orders++;
        String messageId = Dice.of(seed, KIND, order).uuid();
        ahead.add(new Moment(at, order, messageId, sender, type, name, page, body));
        return messageId;
    }

    /// Writes everything that happened before an instant.
    void writeUntil(long instant) throws IOException {
        for (Moment next = ahead.peek(); next != null && next.at < instant; next = ahead.peek()) {
            write(ahead.remove());
        }
    }

    private void write(Moment moment) throws IOException {
        Dice dice = Dice.of(seed, KIND + 1, moment.order);
        boolean comesLate = dice.chance(13) && moment.at < Clock.END - 3 * Clock.DAY;
        long transport = dice.between(20, 400);
        long receivedAt = comesLate
                ? Math.min(moment.at + 2 * Clock.DAY + dice.pause(5 * Clock.DAY),
                        Clock.END + dice.between(0, Clock.DAY))
                : moment.at + transport + dice.between(15, 600);
        String line = line(moment, receivedAt, transport);
        int file = comesLate ? LATE : month(moment.at);
        put(file, line);
        events++;
        late += comesLate ? 1 : 0;
        skewed += moment.sender.device.skew() == 0 ? 0 : 1;
        if (dice.chance(9)) {
            // A retry after an answer that was lost: the same bytes again, at once or with the stragglers.
            put(dice.chance(600) ? file : LATE, line);
            duplicates++;
        }
        if (file != LATE && malformed == file && lines[file] >= MALFORMED_AFTER) {
            put(file, malformed(file, moment, line));
            malformed++;
        }
    }

    private static int month(long at) {
        long day = (at - Clock.START) / Clock.DAY;
        return day < FIRST_DAY_OF_NEXT[0] ? 0 : day < FIRST_DAY_OF_NEXT[1] ? 1 : 2;
    }

    private void put(int file, String line) throws IOException {
        files.get(file).append(line).append('\n');
        lines[file]++;
    }

    /// As the sender wrote it, with its own clock, and when the collector got it, with a clock that is right: it
    /// happened at `timestamp + (receivedAt - sentAt)`.
    private static String line(Moment moment, long receivedAt, long transport) {
        Sender sender = moment.sender;
        boolean server = sender.device.anonymousId().isEmpty();
        long skew = sender.device.skew();
        Landing page = moment.page;
        String url = Landing.SITE + page.path() + page.search();
        Json context = new Json();
        if (!server) {
            context.raw("page", new Json().text("path", page.path()).text("search", page.search()).text("url", url)
                    .text("referrer", page.referrer()).close()).raw("campaign", page.campaign())
                    .text("userAgent", sender.device.agent()).text("locale", sender.locale)
                    .text("ip", sender.network)
                    .raw("location", sender.country.isEmpty()
                            ? ""
                            : new Json().text("country", sender.country).close());
        }
        context.raw("library", server
                ? "{\"name\":\"analytics-node\",\"version\":\"2.3.0\"}"
                : "{\"name\":\"analytics.js\",\"version\":\"next-1.81.0\"}");
        return new Json().text("type", moment.type).text(moment.type.equals("track") ? "event" : "name", moment.name)
                .text("messageId", moment.messageId).text("anonymousId", sender.device.anonymousId())
                .text("userId", sender.userId).text("timestamp", Clock.iso(moment.at + skew))
                .text("sentAt", Clock.iso(receivedAt - transport + skew)).text("receivedAt", Clock.iso(receivedAt))
                .raw(moment.type.equals("identify") ? "traits" : "properties", moment.body)
                .raw("context", context.close()).close();
    }

    private static String malformed(int file, Moment moment, String line) {
        return switch (file) {
            case 0 -> line.substring(0, line.length() * 2 / 3);
            case 1 -> new Json().text("messageId", "no-type-" + moment.order)
                    .text("anonymousId", moment.sender.device.anonymousId()).text("timestamp", Clock.iso(moment.at))
                    .close();
            default -> new Json().text("type", "page").text("messageId", "no-time-" + moment.order)
                    .text("anonymousId", moment.sender.device.anonymousId()).text("timestamp", "yesterday").close();
        };
    }

    @Override
    public void close() throws IOException {
        for (BufferedWriter file : files) {
            file.close();
        }
    }
}
