package outlay.command;

import java.io.IOException;
import java.time.Clock;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.RetentionSettings;
import outlay.Settings;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.ops.Finding;
import outlay.privacy.Retention;
import outlay.privacy.RetentionClass;
import outlay.privacy.RetentionTimes;
import outlay.vault.Sealing;

/// What there is to say about data that is past its time; it is counted, from the log.
final class RetentionFinding {
    private static final String CHECK = "retention";

    private RetentionFinding() {}

    static Finding of(Settings settings, Sealing keys) throws IOException {
        RetentionTimes times = settings.retention().times(Clock.systemUTC().instant());
        String without = Stream.of(RetentionClass.values()).filter(kind -> times.of(kind).isEmpty())
                .map(RetentionSettings::key).collect(Collectors.joining(", "));
        SortedMap<String, Long> past;
        try (Log log = LocalLog.openReadOnly(Workspace.log(settings), keys)) {
            past = Retention.status(log, times, Clock.systemUTC().instant());
        }
        String rows = past.entrySet().stream().filter(each -> each.getValue() > 0)
                .map(each -> each.getValue() + " rows of " + each.getKey()).collect(Collectors.joining(", "));
        if (!rows.isEmpty()) {
            return Finding.warn(CHECK, rows + " are past their time; a running server ends them at "
                    + settings.retention().at() + " UTC, \"outlay retention run\" at once");
        }
        return without.isEmpty()
                ? Finding.ok(CHECK, "nothing is past its time")
                : Finding.warn(CHECK, (times.isEmpty() ? "" : "nothing is past its time; ") + "kept for ever: set "
                        + without + " or times on the page Settings, because personal data may be kept only as long as "
                        + "it is needed");
    }
}
