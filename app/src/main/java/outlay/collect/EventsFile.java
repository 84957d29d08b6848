package outlay.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import outlay.fact.Import;
import outlay.json.BadJson;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Files of events in the Segment form: one JSON object a line, a batch `{"batch":[...]}` a line, or one JSON array.
///
/// What is not an event is kept with the reason and stops none of the others, unless nothing in the file is one.
public final class EventsFile implements FileReader {
    /// Of one event; a larger one is refused.
    public static final int EVENT_BYTES = 32 * 1024;
    /// Of an event that is too large.
    public static final int KEPT_BYTES = 4 * 1024;
    private static final int BATCH_BYTES = 16 * 1024 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final Pattern TYPE = Pattern
            .compile("\"type\"\\s*:\\s*\"(track|page|screen|identify|group|alias)\"|\"batch\"\\s*:\\s*\\[");

    @Override
    public String reads() {
        return "events in the Segment form, as JSON lines or a JSON array (--kind events)";
    }

    @Override
    public int recognises(Source source) {
        int start = start(source.head());
        boolean json = start < source.head().length && (source.head()[start] == '{' || source.head()[start] == '[');
        boolean said = source.kind().isPresent();
        if (!json || said && source.kind().get() != Import.Kind.EVENTS) {
            return 0;
        }
        if (said || TYPE.matcher(new String(source.head(), ISO_8859_1)).find()) {
            return 95;
        }
        String name = source.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json") ? 20 : 5;
    }

    @Override
    public Reading read(Source source) throws IOException {
        Reader reader = new Reader(source);
        try (InputStream in = Files.newInputStream(source.path())) {
            int start = start(source.head());
            if (start < source.head().length && source.head()[start] == '[') {
                reader.array(in);
            } else {
                Pieces.lines(in, BATCH_BYTES, reader::line);
            }
        }
        return reader.reading();
    }

    private static int start(byte[] head) {
        int start = head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF
                ? 3
                : 0;
        while (start < head.length && head[start] <= ' ' && head[start] >= 0) {
            start++;
        }
        return start;
    }

    /// One reading of one file.
    private static final class Reader {
        private static final JsonNode NO_ENVELOPE = JsonNodeFactory.instance.objectNode();

        private final SegmentEvent events;
        private final Facts facts = new Facts();
        private final List<Kept> kept = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Reader(Source source) {
            events = new SegmentEvent(source.client(), source.currency());
        }

        void array(InputStream in) throws IOException {
            Pieces.Elements elements = new Pieces.Elements(1, EVENT_BYTES, piece -> event(piece, NO_ENVELOPE));
            byte[] buffer = new byte[BUFFER];
            int length = in.read(buffer);
            int end = 0;
            while (length >= 0) {
                end = elements.feed(buffer, 0, length);
                if (end < length) {
                    break;
                }
                length = in.read(buffer);
            }
            if (!elements.finish()) {
                problems.add(new Problem(Problem.Severity.WRONG, elements.line(), "", "the array is not closed.",
                        "The file seems to be cut off; get the whole of it."));
            }
            for (; length >= 0; length = in.read(buffer), end = 0) {
                for (int i = end; i < length; i++) {
                    if (buffer[i] > ' ' || buffer[i] < 0) {
                        problems.add(new Problem(Problem.Severity.WRONG, elements.line(), "",
                                "there is something behind the end of the array.",
                                "Put every event into the array, or write one on each line without an array."));
                        return;
                    }
                }
            }
        }

        void line(Pieces.Piece line) {
            try {
                Optional<Batch> batch = line.tooLarge() ? Optional.empty() : Batch.of(line.bytes(), line.line());
                if (batch.isPresent()) {
                    batch.get().calls().forEach(call -> event(call, batch.get().envelope()));
                } else {
                    event(line, NO_ENVELOPE);
                }
            } catch (BadEvent wrong) {
                keep(line, wrong.reason(), wrong.detail());
            }
        }

        private void event(Pieces.Piece piece, JsonNode envelope) {
            if (piece.size() > EVENT_BYTES) {
                keep(piece, Refusal.TOO_LARGE, "the event has " + piece.size() + " bytes, at most " + EVENT_BYTES
                        + " are read; its SHA-256 is "
                        + (piece.tooLarge() ? piece.sha256() : Fingerprint.of(piece.bytes())));
                return;
            }
            try {
                facts.add(events.read(Json.read(piece.bytes(), EVENT_BYTES), envelope));
            } catch (BadJson wrong) {
                keep(piece, Refusal.NOT_JSON, String.valueOf(wrong.getMessage()));
            } catch (BadEvent wrong) {
                keep(piece, wrong.reason(), wrong.detail());
            }
        }

        private void keep(Pieces.Piece piece, Refusal reason, String detail) {
            byte[] bytes = piece.bytes();
            int length = Math.min(bytes.length, reason == Refusal.TOO_LARGE ? KEPT_BYTES : EVENT_BYTES);
            kept.add(new Kept(piece.line(), Arrays.copyOf(bytes, length), reason, detail));
        }

        Reading reading() {
            if (facts.isEmpty() && !kept.isEmpty()) {
                Kept first = kept.getFirst();
                problems.add(new Problem(Problem.Severity.WRONG, first.line(), "",
                        "nothing in the file is an event; the first reason is: " + first.detail() + ".",
                        "Write one event of the Segment form on each line."));
            }
            if (events.assumedCurrencies() > 0) {
                problems.add(new Problem(Problem.Severity.DOUBTFUL, 0, "currency", events.assumedCurrencies()
                        + " amounts do not say in which currency they are: counted as USD.",
                        "If it is another one, import the file into an empty folder with --currency CODE: events that"
                                + " are there stay as they are."));
            }
            note(events.derivedIds(),
                    "events have no messageId; they got ids from their content, so that a repeated one "
                            + "is recognised only if it is equal to the last character.");
            note(events.placeholderIds(), "ids are placeholders such as \"null\" and were read as absent.");
            note(events.wrongCountries(), "events name a country in context.location.country that is not two letters "
                    + "of ISO 3166-1: their visitors' country is not known.");
            note(kept.size(), "lines are not events and lie in quarantine.");
            return new Reading(Import.Kind.EVENTS, "segment-events", facts, kept, problems);
        }

        private void note(long count, String sentence) {
            if (count > 0) {
                problems.add(new Problem(Problem.Severity.NOTE, 0, "", count + " " + sentence, ""));
            }
        }
    }
}
