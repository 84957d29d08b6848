package outlay.platform.file;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.collect.FileReader.Problem.Severity;
import outlay.collect.FileReader.Source;
import outlay.collect.UrlTags;
import outlay.collect.table.CellFault;
import outlay.collect.table.Findings;
import outlay.collect.table.NumberStyle;
import outlay.collect.table.Row;
import outlay.collect.table.TimeStyle;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.platform.FieldColumns;
import outlay.platform.HeaderWords;

/// Makes events of the rows of one table.
///
/// An event's id is made of what the row says it is about, so that a row of a later export that says the same is the
/// same event.
final class EventRows {
    /// Of orders that nobody has paid for.
    private static final Set<String> UNPAID = Set.of("pending", "unpaid", "draft", "failed", "voided", "void",
            "expired", "authorized", "on-hold", "on hold", "pending payment", "awaiting payment", "declined");
    private static final Set<String> PAID_BACK = Set.of("refunded", "refund", "return", "returned", "chargeback",
            "credit", "erstattung", "remboursement", "reembolso", "rimborso", "terugbetaling", "reversed");
    private static final Set<String> CANCELLED = Set.of("cancelled", "canceled", "cancellation", "storniert",
            "annule", "cancelado", "annullato", "geannuleerd");
    private static final Set<String> NO = Set.of("false", "0", "no", "nein", "non", "nee", "nao");

    private final Source source;
    private final EventLayout layout;
    private final FieldColumns columns;
    private final NumberStyle style;
    private final TimeStyle times;
    private final Findings findings;
    private final Set<String> orders = new HashSet<>();
    private final Map<String, Fact> seen = new HashMap<>();
    private String usualCurrency = "";

    EventRows(Source source, EventLayout layout, FieldColumns columns, NumberStyle style, TimeStyle times,
            Findings findings) {
        this.source = source;
        this.layout = layout;
        this.columns = columns;
        this.style = style;
        this.times = times;
        this.findings = findings;
    }

    /// What is wrong with a cell.
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        private final String column;
        private final transient CellFault fault;

        Fault(String column, CellFault fault) {
            super(fault);
            this.column = column;
            this.fault = fault;
        }
    }

    void row(Row row, List<Fact> facts) {
        try {
            switch (layout) {
                case ORDERS -> order(row, facts);
                case CONVERSIONS -> conversion(row, facts);
                case CAMPAIGN_MEMBERS -> member(row, facts);
            }
        } catch (Fault wrong) {
            findings.wrong(row.line(), wrong.column, wrong.fault);
        }
    }

    private void order(Row row, List<Fact> facts) throws Fault {
        String id = needed(row, "order_id");
        String status = word(row, "status");
        if (UNPAID.contains(status)) {
            findings.tally(Severity.NOTE, row.line(), columns.header("status"),
                    "orders that nobody has paid for (\"" + status + "\") were left out", "");
            return;
        }
        boolean further = columns.text(row, "value").isEmpty() && columns.text(row, "refund").isEmpty()
                && status.isEmpty() && word(row, "type").isEmpty();
        if (further && orders.contains(id)) {
            findings.tally(Severity.NOTE, row.line(), columns.header("value"),
                    "further rows of an order, without an amount, were left out", "");
            return;
        }
        Instant at = time(row, "time");
        String type = word(row, "type");
        Optional<Money> value = money(row, "value");
        boolean back = PAID_BACK.contains(type) || value.isPresent() && value.get().minor() < 0;
        if (CANCELLED.contains(type)) {
            add(row, event(row, "cancellation/" + id, at, "Order Cancelled", cancellation(row, id)), facts);
        } else if (back) {
            refund(row, id, "", at, value.or(() -> optionalMoney(row)), facts);
        } else {
            if (value.isPresent()) {
                orders.add(id);
                add(row, event(row, "order/" + id, at, "Order Completed",
                        new Sale(Sale.Kind.ORDER, id, value.get())), facts);
            }
            settled(row, id, status, value.isPresent(), at, facts);
        }
    }

    /// What the row of an order says of its being paid back.
    private void settled(Row row, String id, String status, boolean hasOrder, Instant at, List<Fact> facts)
            throws Fault {
        Instant when = columns.text(row, "refunded_at").isEmpty() ? at : time(row, "refunded_at");
        Optional<Money> refund = money(row, "refund");
        if (refund.isPresent()) {
            if (refund.get().minor() != 0) {
                // A sum that may grow: it has one id, so that a later one is not added to it.
                refund(row, id, columns.has("refund_id") ? "" : "sum", when, refund, facts);
            }
        } else if (CANCELLED.contains(status) || PAID_BACK.contains(status)) {
            add(row, event(row, "cancellation/" + id, when, "Order Cancelled", cancellation(row, id)), facts);
        } else if (!hasOrder) {
            throw new Fault(columns.header("value"), new CellFault("the order has no amount",
                    "Fill it in, or name the right column with --map COLUMN=value."));
        }
    }

    private Optional<Money> optionalMoney(Row row) {
        try {
            return money(row, "refund");
        } catch (Fault wrong) {
            findings.wrong(row.line(), wrong.column, wrong.fault);
            return Optional.empty();
        }
    }

    private Sale cancellation(Row row, String id) throws Fault {
        return new Sale(Sale.Kind.CANCELLATION, id, Money.zero(currency(row, "value")));
    }

    private void refund(Row row, String id, String which, Instant at, Optional<Money> amount, List<Fact> facts)
            throws Fault {
        Money paid = amount.orElseThrow(() -> new Fault(columns.header("value"),
                new CellFault("the refund has no amount", "Fill it in, or remove the row.")));
        Money back = paid.minor() < 0 ? paid.negated() : paid;
        String own = which.isEmpty() ? columns.text(row, "refund_id") : which;
        String eventId = "refund/" + id + "/" + (own.isEmpty() ? at.toEpochMilli() + "/" + back.minor() : own);
        add(row, event(row, eventId, at, "Order Refunded", new Sale(Sale.Kind.REFUND, id, back)), facts);
    }

    private void conversion(Row row, List<Fact> facts) throws Fault {
        String name = needed(row, "event");
        Instant at = time(row, "time");
        String who = who(row);
        if (who.isEmpty()) {
            throw new Fault(columns.header("email"), new CellFault("the row names nobody",
                    "Fill in an e-mail address, an id or a click id, or remove the row."));
        }
        String order = columns.text(row, "order_id");
        String id = "conversion/" + name + "/" + (order.isEmpty() ? who + "/" + at.toEpochMilli() : order);
        Optional<Money> value = money(row, "value");
        boolean sale = !order.isEmpty() || columns.mapped("value")
                || HeaderWords.plain(name).matches(".*(purchase|sale|order|won|kauf|achat|vente|compra|venta|acquist"
                        + "|vendita|aankoop|verkoop|venda).*");
        if (value.isPresent() && !sale) {
            findings.tally(Severity.DOUBTFUL, row.line(), columns.header("value"),
                    "values of \"" + name + "\" were left out: they are not counted as revenue",
                    "If they are, add --map \"" + columns.header("value") + "=value\".");
        }
        Optional<Sale> sold = value.filter(money -> sale && money.minor() >= 0)
                .map(money -> new Sale(Sale.Kind.ORDER, order.isEmpty() ? id : order, money));
        add(row, event(row, id, at, name, sold), facts);
    }

    private void member(Row row, List<Fact> facts) throws Fault {
        if (NO.contains(word(row, "responded"))) {
            findings.tally(Severity.NOTE, row.line(), columns.header("responded"),
                    "members who did not respond were left out", "");
            return;
        }
        String campaign = needed(row, "campaign");
        Instant at = time(row, "time");
        String who = who(row);
        if (who.isEmpty()) {
            throw new Fault(columns.header("email"), new CellFault("the row names nobody",
                    "Fill in an e-mail address or an id, or remove the row."));
        }
        add(row, event(row, "member/" + campaign + "/" + who + "/" + at.toEpochMilli(), at, "Campaign Responded",
                Optional.empty()), facts);
    }

    private Event event(Row row, String id, Instant at, String name, Sale sale) {
        return event(row, id, at, name, Optional.of(sale));
    }

    private Event event(Row row, String id, Instant at, String name, Optional<Sale> sale) {
        String email = columns.text(row, "email").toLowerCase(Locale.ROOT);
        String user = columns.text(row, "user_id");
        String anonymous = columns.text(row, "anonymous_id");
        if (email.isEmpty() && user.isEmpty() && anonymous.isEmpty() && layout != EventLayout.ORDERS) {
            // A click is somebody, if not somebody who is known otherwise.
            anonymous = who(row);
        }
        return new Event(source.client(), id, at, Event.Type.TRACK, name, anonymous, user, "",
                email.indexOf('@') > 0 ? email : "", landing(row), sale);
    }

    private Landing landing(Row row) {
        String url = columns.text(row, "url");
        UrlTags tags = new UrlTags();
        tags.add("utm_campaign", columns.text(row, "campaign"));
        tags.add("utm_id", columns.text(row, "campaign_id"));
        tags.add("utm_source", columns.text(row, "source"));
        tags.add("utm_medium", columns.text(row, "medium"));
        if (layout == EventLayout.CAMPAIGN_MEMBERS) {
            tags.add("utm_source", source.platform().orElse("crm"));
            tags.add("utm_medium", columns.text(row, "campaign_type").toLowerCase(Locale.ROOT));
        }
        EventLayout.CLICK_IDS.forEach(click -> tags.add(click, columns.text(row, click)));
        tags.url(url);
        return new Landing(url, columns.text(row, "referrer"), tags.tags(), tags.clickIds());
    }

    /// The best that a row has to tell one person from another.
    private String who(Row row) {
        for (String field : List.of("email", "user_id", "anonymous_id", "member_id")) {
            String id = columns.text(row, field);
            if (!id.isEmpty()) {
                return field.equals("email") ? id.toLowerCase(Locale.ROOT) : id;
            }
        }
        return EventLayout.CLICK_IDS.stream().filter(click -> !columns.text(row, click).isEmpty()).findFirst()
                .map(click -> click + ":" + columns.text(row, click)).orElse("");
    }

    private void add(Row row, Event event, List<Fact> facts) throws Fault {
        Fact before = seen.putIfAbsent(event.id(), event);
        if (before == null) {
            facts.add(event);
        } else if (before instanceof Event other && !other.sale().equals(event.sale())) {
            throw new Fault(columns.header("value"), new CellFault("\"" + event.id() + "\" stands in the file with "
                    + "two amounts", "Export one row an order, with its total."));
        } else {
            findings.tally(Severity.NOTE, row.line(), "", "the same again as in an earlier row", "");
        }
    }

    private String word(Row row, String field) {
        return HeaderWords.plain(columns.text(row, field));
    }

    private String needed(Row row, String field) throws Fault {
        String text = columns.text(row, field);
        if (text.isEmpty() || text.matches("\\d[.,]\\d+[eE]\\+?\\d+")) {
            throw new Fault(columns.header(field), text.isEmpty()
                    ? new CellFault("the row has no " + field, "Fill it in or remove the row.")
                    : new CellFault("\"" + text + "\" is an id that a spreadsheet has rounded",
                            "Export the file again and import it without saving it from a spreadsheet."));
        }
        return text;
    }

    private Instant time(Row row, String field) throws Fault {
        String cell = needed(row, field);
        try {
            return times.instant(cell);
        } catch (CellFault fault) {
            throw new Fault(columns.header(field), fault);
        }
    }

    private Optional<Money> money(Row row, String field) throws Fault {
        String cell = columns.text(row, field);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        Currency currency = currency(row, field);
        try {
            NumberStyle.inCurrency(cell, currency.code());
            long micros = style.micros(cell);
            long unit = Micros.PER_UNIT / currency.minorPerUnit();
            if (micros % unit != 0) {
                throw new CellFault("\"" + cell + "\" has more decimals than " + currency + " has",
                        "Round it where the file is made, or name the right currency.");
            }
            return Optional.of(new Money(micros / unit, currency));
        } catch (CellFault fault) {
            throw new Fault(columns.header(field), fault);
        }
    }

    private Currency currency(Row row, String field) throws Fault {
        String named = columns.text(row, "currency").toUpperCase(Locale.ROOT);
        if (named.isEmpty()) {
            named = HeaderWords.head(columns.header(field)).currency();
        }
        if (named.isEmpty()) {
            usualCurrency = usualCurrency.isEmpty() ? usual() : usualCurrency;
            named = usualCurrency;
        }
        if (!Currency.exists(named)) {
            throw new Fault(columns.header("currency"), new CellFault("\"" + named + "\" is no currency",
                    "Write it like USD, or leave the column out with --map COLUMN=ignore and add --currency."));
        }
        return new Currency(named);
    }

    private String usual() {
        return source.currency().orElseGet(() -> outlay.platform.AssumedCurrency.of(columns.header("value"), findings))
                .code();
    }
}
