package outlay.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.reconcile.Line;
import outlay.reconcile.Measure;
import outlay.reconcile.Reason;
import outlay.reconcile.Reconciliation;
import outlay.reconcile.Total;
import outlay.text.Csv;
import outlay.text.TextTable;
import outlay.web.ReconcileJson;

/// Prints platform against ours. A table has the accounts' totals by reason and then the days on which something
/// differs; CSV has a record for each part of each difference, and one for each figure without.
final class ReconcileText {
    private static final int MOST_DAYS = 60;
    private static final List<String> HEADER = List.of("platform", "account", "account_name", "day", "zone", "currency",
            "measure", "first", "now", "ours", "reason", "amount", "evidence");

    private ReconcileText() {}

    static void print(Reconciliation found, long version, Format format, Appendable out) throws IOException {
        switch (format) {
            case TABLE -> {
                table(found, out);
                out.append(AnswerText.version(version)).append("\n");
            }
            case CSV -> csv(found, out);
            case JSON -> out.append(ReconcileJson.text(found, version)).append("\n");
        }
    }

    private static void csv(Reconciliation found, Appendable out) throws IOException {
        Csv.record(HEADER, out);
        for (Line line : found.lines()) {
            List<String> figures = figures(line);
            if (line.parts().isEmpty()) {
                figures.addAll(List.of("", amount(0, line.measure(), line.currency()), ""));
                Csv.record(figures, out);
            }
            for (Line.Part part : line.parts()) {
                List<String> record = new ArrayList<>(figures);
                record.addAll(List.of(part.reason().label(), amount(part.amount(), line.measure(), line.currency()),
                        part.evidence()));
                Csv.record(record, out);
            }
        }
    }

    private static List<String> figures(Line line) {
        return new ArrayList<>(List.of(line.platform(), line.account(), line.accountName(), line.day().toString(),
                line.zone(), line.currency().code(), line.measure().label(),
                amount(line.first(), line.measure(), line.currency()),
                amount(line.now(), line.measure(), line.currency()),
                amount(line.ours(), line.measure(), line.currency())));
    }

    private static void table(Reconciliation found, Appendable out) throws IOException {
        out.append(found.asked().question().client() + ": what the platforms say beside the books, " + found.period()
                + ", model " + found.asked().question().attribution().model().label() + "\n\n");
        totals(found, out);
        out.append("\n");
        days(found, out);
        for (Reason reason : reasons(found)) {
            out.append(reason.label() + ": " + reason.sentence() + " " + reason.remedy() + "\n");
        }
        for (Money money : found.unconverted().values()) {
            out.append("left out, for want of a rate: " + money + "\n");
        }
        out.append(found.holds()
                ? "\nin every line the reasons sum to what the platform said first less ours\n"
                : "\nTHE REASONS DO NOT ADD UP: please report this\n");
    }

    private static void totals(Reconciliation found, Appendable out) throws IOException {
        List<Reason> reasons = List.copyOf(reasons(found));
        List<String> header = new ArrayList<>(
                List.of("platform", "account", "measure", "currency", "first", "now", "ours", "difference"));
        reasons.forEach(reason -> header.add(reason.label()));
        TextTable table = new TextTable(header, right(header, 4));
        for (Total total : found.totals()) {
            List<String> row = new ArrayList<>(List.of(total.platform(), name(total.account(), total.accountName()),
                    total.measure().label(), total.currency().code()));
            for (long figure : new long[]{total.first(), total.now(), total.ours(), total.difference()}) {
                row.add(amount(figure, total.measure(), total.currency()));
            }
            reasons.forEach(reason -> {
                long moved = total.reasons().getOrDefault(reason, 0L);
                row.add(moved == 0 ? "" : amount(moved, total.measure(), total.currency()));
            });
            table.row(row);
        }
        table.print(out);
    }

    private static void days(Reconciliation found, Appendable out) throws IOException {
        List<Line> differing = found.lines().stream().filter(line -> !line.parts().isEmpty()).toList();
        List<String> header = List.of("day", "platform", "account", "measure", "currency", "first", "now", "ours",
                "reason", "amount", "evidence");
        TextTable table = new TextTable(header,
                List.of(false, false, false, false, false, true, true, true, false, true,
                        false));
        for (Line line : differing.subList(0, Math.min(MOST_DAYS, differing.size()))) {
            for (Line.Part part : line.parts()) {
                table.row(List.of(line.day().toString(), line.platform(), name(line.account(), line.accountName()),
                        line.measure().label(), line.currency().code(),
                        amount(line.first(), line.measure(), line.currency()),
                        amount(line.now(), line.measure(), line.currency()),
                        amount(line.ours(), line.measure(), line.currency()), part.reason().label(),
                        amount(part.amount(), line.measure(), line.currency()), part.evidence()));
            }
        }
        table.print(out);
        if (differing.size() > MOST_DAYS) {
            out.append("... and " + (differing.size() - MOST_DAYS) + " more; --format csv has all\n");
        }
        out.append("\n");
    }

    private static SortedSet<Reason> reasons(Reconciliation found) {
        SortedSet<Reason> reasons = new TreeSet<>();
        found.totals().forEach(total -> reasons.addAll(total.reasons().keySet()));
        return reasons;
    }

    private static String name(String account, String name) {
        return name.isEmpty() || name.equals(account) ? account : name + " (" + account + ")";
    }

    private static List<Boolean> right(List<String> header, int from) {
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            right.add(i >= from);
        }
        return right;
    }

    private static String amount(long micros, Measure measure, Currency currency) {
        return ReconcileJson.amount(micros, measure, currency);
    }
}
