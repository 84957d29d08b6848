package outlay.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.fact.Import;
import outlay.fact.Rate;
import outlay.fact.SpendRow;
import outlay.ledger.Charge;
import outlay.ledger.Ledger;
import outlay.ledger.Rates.Exchange;
import outlay.ledger.Voucher;
import outlay.metric.Figures;
import outlay.report.Expenses.Delivered;
import outlay.report.Expenses.Kind;
import outlay.report.Expenses.Line;

/// Goes through the charges once more and keeps those that one cell is made of.
final class Itemising {
    private final Ledger ledger;
    private final Question question;
    private final Cell cell;
    private final Days days;
    private final boolean[] covered;
    private final Map<String, Import> imports;
    private final Optional<Exchange> exchange;
    private final List<Line> lines = new ArrayList<>();
    private final SortedMap<Currency, Figures> totals = new TreeMap<>();

    /// @param part    of the cell that is asked about
    /// @param imports by their ids
    Itemising(Ledger ledger, Question question, Cell cell, Part part, Map<String, Import> imports) {
        this.ledger = ledger;
        this.question = question;
        this.cell = cell;
        this.imports = imports;
        days = new Days(question.period());
        covered = Opening.covered(ledger, question, cell, part);
        exchange = question.currency().map(ledger.rates()::into);
    }

    /// @param byKeyword whether the cell is one of a report in which spend stands by keyword
    Expenses itemise(boolean byKeyword) {
        ledger.charges().forEach(this::add);
        if (byKeyword) {
            ledger.chargesByKeyword().forEach(this::add);
        }
        lines.sort(Comparator.comparing(Line::mark));
        return new Expenses(question, cell, Collections.unmodifiableList(lines),
                Collections.unmodifiableSortedMap(totals));
    }

    private void add(Charge charge) {
        if (!days.contains(charge.day()) || !covered[charge.source()] || !cell.covers(charge.day())) {
            return;
        }
        Micros reported = charge.spend();
        Micros spend = exchange.map(into -> into.convert(reported, charge.day())).orElse(reported);
        if (cell.covers(spend.currency())) {
            List<Rate.Used> rates = exchange.map(into -> into.used(reported, charge.day())).orElse(List.of());
            Voucher voucher = charge.voucher();
            Figures figures = Figures.spend(spend.micros(), charge.impressions(), charge.clicks(),
                    charge.videoViews());
            totals.merge(spend.currency(), figures, Figures::plus);
            lines.add(new Line(kind(voucher), ledger.sources().get(charge.source()), voucher.row(),
                    voucher.of().stream().map(this::delivered).toList(), reported,
                    new Micros(voucher.namedMicros(), reported.currency()), rates, spend.currency(), figures));
        }
    }

    private Delivered delivered(SpendRow row) {
        return new Delivered(row.importId(),
                Optional.ofNullable(imports.get(row.importId())).map(Import::fileName).orElse(""), row.line());
    }

    private Kind kind(Voucher voucher) {
        return switch (voucher.kind()) {
            case ROW -> ofCommissions(voucher.row()) ? Kind.COMMISSION : Kind.ROW;
            case REST -> Kind.REST;
            case KEYWORD -> Kind.KEYWORD;
            case KEYWORD_TAKEN -> Kind.KEYWORD_TAKEN;
        };
    }

    private boolean ofCommissions(SpendRow row) {
        Import of = imports.get(row.importId());
        return of != null && of.format().equals(Import.COMMISSIONS);
    }
}
