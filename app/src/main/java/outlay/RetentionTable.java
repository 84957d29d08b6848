package outlay;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.privacy.RetentionClass;
import outlay.privacy.RetentionPlan;
import outlay.privacy.RetentionTimes;
import outlay.privacy.Span;
import outlay.setting.Editor;
import outlay.setting.Row;
import outlay.web.Mistake;
import outlay.web.Mistakes;

/// How long what is kept while a server runs: what its settings say for good, and of the other classes what owners have
/// said on the page, in a file that stays the truth.
final class RetentionTable {
    /// The rows are of no client; the files of what they were have some name.
    private static final ClientId EVERYBODY = new ClientId("everybody");

    private final RetentionSettings settings;
    private final Editor<RetentionPlan> editor;
    private final Clock clock;

    RetentionTable(Settings settings, Editor<RetentionPlan> editor, Clock clock) {
        this.settings = settings.retention();
        this.editor = editor;
        this.clock = clock;
    }

    /// What holds now.
    RetentionTimes times() {
        return settings.times(editor.now(), clock.instant());
    }

    RetentionTimes times(RetentionPlan plan, Instant at) {
        return settings.times(plan, at);
    }

    Instant now() {
        return clock.instant();
    }

    /// What the file says. What somebody has written into it by hand is in effect after the next change or start.
    ///
    /// @throws Mistakes where it cannot be read
    RetentionPlan said() throws IOException {
        return plan(editor.rows(EVERYBODY));
    }

    /// Why a class is not for owners to change; absent where it is.
    Optional<String> fixed(RetentionClass kind) {
        return settings.fixed().of(kind).map(span -> "the setting " + RetentionSettings.key(kind)
                + " says it, which belongs to whoever runs the server. To have it changed here, they take it out");
    }

    List<Instant> versions() throws IOException {
        return editor.versions(EVERYBODY);
    }

    /// What the file says and would say, also of classes that nothing changes of.
    record Change(RetentionPlan before, RetentionPlan after) {}

    /// @param wanted of each class that is to be otherwise, how long; empty where it is to be kept
    /// @throws Mistakes for a class that settings say
    Change tried(Map<RetentionClass, Optional<Span>> wanted) throws IOException {
        RetentionPlan next = towards(wanted);
        editor.tried(EVERYBODY, rows(next));
        return new Change(said(), next);
    }

    void put(Map<RetentionClass, Optional<Span>> wanted) throws IOException {
        editor.put(EVERYBODY, rows(towards(wanted)));
    }

    /// What was wanted before the change at that time: what that shortens has its notice, too.
    Map<RetentionClass, Optional<Span>> before(Instant version) throws IOException {
        RetentionTimes former = plan(editor.rows(EVERYBODY, version)).last();
        Map<RetentionClass, Optional<Span>> wanted = new EnumMap<>(RetentionClass.class);
        for (RetentionClass kind : RetentionClass.values()) {
            if (fixed(kind).isEmpty()) {
                wanted.put(kind, former.of(kind));
            }
        }
        return wanted;
    }

    private RetentionPlan towards(Map<RetentionClass, Optional<Span>> wanted) throws IOException {
        RetentionPlan said = said();
        Map<RetentionClass, Span> spans = new EnumMap<>(RetentionClass.class);
        spans.putAll(said.last().spans());
        List<Mistake> mistakes = new ArrayList<>();
        wanted.forEach((kind, span) -> {
            fixed(kind).ifPresent(why -> mistakes.add(new Mistake("times " + kind.label(), why)));
            span.ifPresentOrElse(want -> spans.put(kind, want), () -> spans.remove(kind));
        });
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return said.towards(new RetentionTimes(spans), clock.instant());
    }

    private static RetentionPlan plan(List<Row> rows) {
        Map<RetentionClass, NavigableMap<LocalDate, Span>> steps = new EnumMap<>(RetentionClass.class);
        try {
            rows.forEach(row -> RetentionFile.add(row::cell, steps));
            return new RetentionPlan(steps);
        } catch (IllegalArgumentException wrong) {
            throw new Mistakes(List.of(new Mistake("file", TableFiles.RETENTION_FILE + ": " + wrong.getMessage()
                    + "; whoever runs the server has to mend it first")));
        }
    }

    private static List<Map<String, String>> rows(RetentionPlan plan) {
        List<Map<String, String>> rows = new ArrayList<>();
        plan.steps().forEach((kind, days) -> days.forEach((from, span) -> rows.add(Map.of("class", kind.label(), "kept",
                span.toString(), "from", from.equals(RetentionPlan.EVER) ? "" : from.toString()))));
        return rows;
    }
}
