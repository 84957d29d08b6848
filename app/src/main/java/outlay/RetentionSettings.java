package outlay;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.privacy.RetentionClass;
import outlay.privacy.RetentionTimes;
import outlay.privacy.Span;

/// How long an installation keeps what, and when it ends the rest.
///
/// @param at the time of the day, in UTC
public record RetentionSettings(RetentionTimes times, LocalTime at) {
    private static final String PREFIX = "retention_";
    private static final String AT = PREFIX + "at";
    /// Nothing is ended unless somebody says so.
    public static final RetentionSettings USUAL = new RetentionSettings(RetentionTimes.KEEP, LocalTime.of(3, 30));
    static final List<String> KEYS = Stream
            .concat(Stream.of(RetentionClass.values()).map(RetentionSettings::key), Stream.of(AT)).toList();

    /// The setting of a class.
    public static String key(RetentionClass kind) {
        return PREFIX + kind.label();
    }

    /// @param mistakes gets a sentence for everything that is wrong
    static RetentionSettings read(Map<String, Settings.Value> values, List<String> mistakes) {
        Map<RetentionClass, Span> spans = new EnumMap<>(RetentionClass.class);
        for (RetentionClass kind : RetentionClass.values()) {
            Settings.Value value = values.get(key(kind));
            if (value != null) {
                try {
                    spans.put(kind, Span.parse(value.text()));
                } catch (IllegalArgumentException wrong) {
                    mistakes.add(value.where() + ": \"" + key(kind) + "\" is wrong: " + wrong.getMessage());
                }
            }
        }
        return new RetentionSettings(new RetentionTimes(spans), at(values.get(AT), mistakes));
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
