package outlay;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.privacy.RetentionClass;
import outlay.privacy.RetentionPlan;
import outlay.privacy.RetentionTimes;
import outlay.privacy.Span;

/// How long an installation keeps what, and when it ends the rest.
///
/// @param fixed what the settings say, which only whoever runs the server changes
/// @param file  what the file in the data folder says of the other classes when the server starts
/// @param at    the time of the day, in UTC
public record RetentionSettings(RetentionTimes fixed, RetentionPlan file, LocalTime at) {
    private static final String PREFIX = "retention_";
    private static final String AT = PREFIX + "at";
    /// Nothing is ended unless somebody says so.
    public static final RetentionSettings USUAL = new RetentionSettings(RetentionTimes.KEEP, RetentionPlan.KEEP,
            LocalTime.of(3, 30));
    static final List<String> KEYS = Stream
            .concat(Stream.of(RetentionClass.values()).map(RetentionSettings::key), Stream.of(AT)).toList();

    /// What settings say alone.
    public RetentionSettings(RetentionTimes fixed, LocalTime at) {
        this(fixed, RetentionPlan.KEEP, at);
    }

    /// What holds then.
    public RetentionTimes times(Instant now) {
        return times(file, now);
    }

    /// Likewise, with what the file says by then.
    RetentionTimes times(RetentionPlan said, Instant now) {
        Map<RetentionClass, Span> spans = new EnumMap<>(RetentionClass.class);
        spans.putAll(said.at(now).spans());
        spans.putAll(fixed.spans());
        return new RetentionTimes(spans);
    }

    /// The setting of a class.
    public static String key(RetentionClass kind) {
        return PREFIX + kind.label();
    }

    /// @param mistakes gets a sentence for everything that is wrong
    static RetentionSettings read(RetentionPlan file, Map<String, Settings.Value> values, List<String> mistakes) {
        Map<RetentionClass, Span> spans = new EnumMap<>(RetentionClass.class);
        for (RetentionClass kind : RetentionClass.values()) {
            Settings.Value value = values.get(key(kind));
            if (value != null && file.steps().containsKey(kind)) {
                mistakes.add(value.where() + ": \"" + key(kind) + "\" is set, and " + TableFiles.RETENTION_FILE
                        + " of the data folder has a time for " + kind.label() + ", too; keep one of the two");
            } else if (value != null) {
                try {
                    spans.put(kind, Span.parse(value.text()));
                } catch (IllegalArgumentException wrong) {
                    mistakes.add(value.where() + ": \"" + key(kind) + "\" is wrong: " + wrong.getMessage());
                }
            }
        }
        return new RetentionSettings(new RetentionTimes(spans), file, at(values.get(AT), mistakes));
    }

    private static LocalTime at(Settings.@Nullable Value value, List<String> mistakes) {
        if (value == null) {
            return USUAL.at;
        }
        try {
            return LocalTime.parse(value.text().strip());
        } catch (DateTimeParseException wrong) {
            mistakes.add(value.where() + ": \"" + AT + "\" is \"" + value.text()
                    + "\"; write a time of the day in UTC like 03:30");
            return USUAL.at;
        }
    }
}
