package outlay.command;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.ledger.Restatement;
import outlay.ledger.Restatement.Kind;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What later reports of the same days say otherwise than earlier ones.
@Command(name = "restatements", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists the days of ad accounts whose spend a later report restated: one row a day and import, or "
                + "with --entities one row for each campaign, ad group or ad that is not as it was.")
final class RestatementsCommand implements Callable<Integer> {
    private static final List<String> DAYS = List.of("day", "platform", "account", "level", "currency", "before",
            "after", "change", "added", "changed", "gone", "file", "imported_at", "import_id");
    private static final List<String> ENTITIES = List.of("day", "platform", "account", "level", "entity", "currency",
            "before", "after", "change", "what", "file", "imported_at", "import_id");

    @Option(names = "--client", required = true, description = "Whose spend.")
    private String client = "";

    @Option(names = "--from", description = "The first day, like 2026-10-01.")
    private @Nullable LocalDate from;

    @Option(names = "--to", description = "The last day.")
    private @Nullable LocalDate to;

    @Option(names = "--entities", description = "One row for each entity that is not as it was.")
    private boolean entities;

    @Mixin
    private ListOptions list = new ListOptions();

    @Override
    public Integer call() throws IOException {
        ClientId owner = list.owner(client);
        List<Fact> facts = facts(owner);
        Map<String, Import> imports = new HashMap<>();
        facts.stream().filter(Import.class::isInstance).map(Import.class::cast)
                .forEach(done -> imports.put(done.id(), done));
        List<List<String>> rows = new ArrayList<>();
        for (Restatement one : Restatement.of(facts)) {
            Import by = imports.get(one.importId());
            if (by != null && within(one.day())) {
                rows.addAll(entities ? entities(one, by) : List.of(day(one, by)));
            }
        }
        return list.print(entities ? ENTITIES : DAYS, rows);
    }

    private List<Fact> facts(ClientId owner) {
        List<Fact> facts = new ArrayList<>();
        try (Log log = Workspace.read(list.settings()); Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                boolean spend = entry.kind() == Entry.Kind.SPEND_ROW || entry.kind() == Entry.Kind.IMPORT
                        || entry.kind() == Entry.Kind.UNDO;
                if (spend && entry.client().equals(owner)) {
                    facts.add(FactCodec.decode(entry));
                }
            }
        }
        return facts;
    }

    private boolean within(Day day) {
        return (from == null || !day.date().isBefore(from)) && (to == null || !day.date().isAfter(to));
    }

    private static List<String> day(Restatement one, Import by) {
        Map<Kind, Long> counts = one.lines().stream()
                .collect(Collectors.groupingBy(Restatement.Line::kind, Collectors.counting()));
        List<String> row = new ArrayList<>(subject(one));
        row.addAll(List.of(one.currency().code(), one.before().amount(), one.after().amount(),
                change(one.before(), one.after()), count(counts, Kind.ADDED), count(counts, Kind.CHANGED),
                count(counts, Kind.GONE)));
        row.addAll(origin(by));
        return row;
    }

    private static List<List<String>> entities(Restatement one, Import by) {
        List<List<String>> rows = new ArrayList<>();
        for (Restatement.Line line : one.lines()) {
            List<String> row = new ArrayList<>(subject(one));
            row.addAll(List.of(line.entity(), one.currency().code(), line.before().amount(), line.after().amount(),
                    change(line.before(), line.after()), line.kind().name().toLowerCase(Locale.ROOT)));
            row.addAll(origin(by));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> subject(Restatement one) {
        return List.of(one.day().toString(), one.platform(), one.account(),
                one.level().name().toLowerCase(Locale.ROOT));
    }

    private static List<String> origin(Import by) {
        return List.of(by.fileName(), by.at().toString(), by.id());
    }

    private static String change(Micros before, Micros after) {
        return new Micros(Math.subtractExact(after.micros(), before.micros()), after.currency()).amount();
    }

    private static String count(Map<Kind, Long> counts, Kind kind) {
        return Long.toString(counts.getOrDefault(kind, 0L));
    }
}
