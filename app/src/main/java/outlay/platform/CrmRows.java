package outlay.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.base.Currency;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.collect.FileReader.Problem.Severity;
import outlay.collect.FileReader.Source;
import outlay.collect.table.Absent;
import outlay.collect.table.CellFault;
import outlay.collect.table.Findings;
import outlay.collect.table.NumberStyle;
import outlay.collect.table.Row;
import outlay.collect.table.TimeStyle;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Trait;

/// Makes contacts and deals of the rows of a CRM table.
final class CrmRows {
    private static final Map<Trait, String> TRAITS = Map.of(Trait.FIRST_NAME, "first_name", Trait.LAST_NAME,
            "last_name",
            Trait.TITLE, "title", Trait.CITY, "city", Trait.COUNTRY, "country", Trait.WEBSITE, "website",
            Trait.LIFECYCLE, "stage");
    private static final Pattern EMAIL = Pattern.compile("[^\\s()<>;,]+@[^\\s()<>;,]+");
    private static final Pattern WON = Pattern
            .compile(".*\\b(?:closed ?won|won|gewonnen|gagnee?|ganad[oa]|vint[oa]|ganh[oa])\\b.*|closedwon.*");
    private static final Pattern LOST = Pattern
            .compile(".*\\b(?:closed ?lost|lost|verloren|perdue?|perdid[oa]|pers[oa])\\b.*|closedlost.*");
    private final Source source;
    private final CrmLayout layout;
    private final CrmColumns columns;
    private final NumberStyle style;
    private final TimeStyle times;
    private final Findings findings;
    private final String crm;
    private final String headerCurrency;
    private final Map<String, Integer> seen = new HashMap<>();
    private String usualCurrency = "";

    CrmRows(Source source, CrmLayout layout, CrmColumns columns, NumberStyle style, TimeStyle times,
            Findings findings) {
        this.source = source;
        this.layout = layout;
        this.columns = columns;
        this.style = style;
        this.times = times;
        this.findings = findings;
        this.crm = source.platform().map(PlatformNames::label).orElse(layout.crm());
        this.headerCurrency = HeaderWords.head(columns.header("amount")).currency();
    }

    void row(Row row, List<Fact> facts) {
        if (row.cells().size() <= columns.use().last()) {
            findings.wrong(row.line(), "", "the row has " + row.cells().size() + " cells, too few for the columns that"
                    + " are used", "Export the file again; it may have been cut or edited.");
            return;
        }
        try {
            // What was merged into another record is deleted too, and says which one it is now.
            if (yes(row, "deleted") && !merged(row)) {
                findings.tally(Severity.NOTE, row.line(), columns.header("deleted"),
                        "deleted in the CRM and left out", "");
                return;
            }
            Fact fact = layout.kind() == Import.Kind.CONTACTS ? contact(row) : deal(row);
            Integer before = seen.putIfAbsent(fact.id(), row.line());
            if (before == null) {
                facts.add(fact);
            } else {
                findings.tally(Severity.NOTE, row.line(), "", "the same row again as in line " + before, "");
            }
        } catch (ColumnFault fault) {
            findings.wrong(row.line(), fault.column(), fault.fault());
        }
    }

    private boolean merged(Row row) {
        return columns.clues().keySet().stream().anyMatch(column -> !Absent.is(row.cell(column))
                && HeaderWords.plain(columns.header(column)).startsWith("master"));
    }

    private Contact contact(Row row) throws ColumnFault {
        String email = columns.text(row, "email").toLowerCase(Locale.ROOT);
        String id = columns.has("contact_id") ? id(row, "contact_id") : email;
        if (id.isEmpty()) {
            throw new ColumnFault(columns.header("email"), new CellFault("the row has neither an id nor an e-mail",
                    "Fill it in or remove the row."));
        }
        Contact contact = new Contact(source.client(), crm, id, "", time(row, "modified_at"), email, first(row),
                columns.text(row, "company"), time(row, "created_at"), stages(row), clues(row, email, id),
                CrmIds.normal(crm, columns.text(row, "parent_company_id")), traits(row));
        return new Contact(contact.client(), crm, id, CrmWords.version(meaning(contact)), contact.modifiedAt(), email,
                contact.companyId(), contact.companyName(), contact.createdAt(), contact.stages(), contact.clues(),
                contact.parentCompanyId(), contact.traits());
    }

    private SortedMap<Trait, String> traits(Row row) {
        SortedMap<Trait, String> traits = new TreeMap<>();
        TRAITS.forEach((trait, field) -> {
            String text = columns.text(row, field).strip();
            if (!text.isEmpty()) {
                traits.put(trait, text);
            }
        });
        return traits;
    }

    /// What a contact's version is made of. A record that says no more than before has the version that it had before.
    private static String meaning(Contact contact) {
        return "Contact[client=" + contact.client() + ", crm=" + contact.crm() + ", contactId=" + contact.contactId()
                + ", version=, modifiedAt=" + contact.modifiedAt() + ", email=" + contact.email() + ", companyId="
                + contact.companyId() + ", companyName=" + contact.companyName() + ", createdAt="
                + contact.createdAt() + ", stages=" + contact.stages()
                + (contact.clues().isEmpty() ? "" : ", clues=" + contact.clues())
                + (contact.parentCompanyId().isEmpty() ? "" : ", parentCompanyId=" + contact.parentCompanyId())
                + (contact.traits().isEmpty() ? "" : ", traits=" + contact.traits()) + "]";
    }

    private List<Clue> clues(Row row, String email, String own) {
        List<Clue> clues = new ArrayList<>();
        columns.clues().forEach((column, clue) -> {
            String cell = Absent.is(row.cell(column)) ? "" : row.cell(column).strip();
            switch (clue.kind()) {
                case EMAIL -> emails(cell).stream().filter(other -> !other.equals(email))
                        .forEach(other -> clues.add(new Clue(Clue.Kind.EMAIL, other)));
                case CLICK -> CrmIds.parts(cell).forEach(id -> clues.add(Clue.click(clue.click(), id)));
                case CONTACT -> list(cell).stream().filter(other -> !other.equals(own))
                        .forEach(other -> clues.add(new Clue(Clue.Kind.CONTACT, crm + "/" + other)));
                case EMAIL_HASH, PHONE, USER, ANONYMOUS, LEAD -> clues.add(new Clue(clue.kind(), cell));
            }
        });
        return Clue.sorted(clues);
    }

    private Deal deal(Row row) throws ColumnFault {
        String id = id(row, "deal_id");
        String stage = columns.text(row, "stage");
        List<String> contacts = list(columns.text(row, "contact_ids"));
        Deal deal = new Deal(source.client(), crm, id, "", time(row, "modified_at"), columns.text(row, "name"),
                amount(row), stage, status(row, stage), time(row, "created_at"), time(row, "closed_at"), contacts,
                emails(columns.text(row, "emails")), first(row), columns.text(row, "company"), stages(row),
                list(columns.text(row, "merged_ids")).stream().filter(other -> !other.equals(id)).toList());
        return new Deal(deal.client(), crm, id, CrmWords.version(meaning(deal)), deal.modifiedAt(), deal.name(),
                deal.amount(), deal.stage(), deal.status(), deal.createdAt(), deal.closedAt(), deal.contactIds(),
                deal.emails(), deal.companyId(), deal.companyName(), deal.stages(), deal.mergedIds());
    }

    /// Likewise of a deal. Its version was made of its text before anything could have been merged into it.
    private static String meaning(Deal deal) {
        String all = deal.toString();
        return deal.mergedIds().isEmpty() ? all.replace(", mergedIds=[]]", "]") : all;
    }

    private String id(Row row, String field) throws ColumnFault {
        String id = columns.text(row, field);
        if (id.isEmpty()) {
            throw new ColumnFault(columns.header(field),
                    new CellFault("the row has no id", "Fill it in or remove the row."));
        }
        try {
            CrmIds.checkWhole(id);
        } catch (CellFault fault) {
            throw new ColumnFault(columns.header(field), fault);
        }
        return CrmIds.normal(crm, id);
    }

    private Optional<Instant> time(Row row, String field) throws ColumnFault {
        return time(columns.text(row, field), columns.header(field));
    }

    private Optional<Instant> time(String cell, String column) throws ColumnFault {
        if (Absent.is(cell)) {
            return Optional.empty();
        }
        try {
            return Optional.of(times.instant(cell));
        } catch (CellFault fault) {
            throw new ColumnFault(column, fault);
        }
    }

    private SortedMap<String, Instant> stages(Row row) throws ColumnFault {
        SortedMap<String, Instant> stages = new TreeMap<>();
        for (Map.Entry<Integer, String> stage : columns.stages().entrySet()) {
            Optional<Instant> at = time(row.cell(stage.getKey()), columns.header(stage.getKey()));
            // The same stage of two pipelines: the earlier one is when it was first entered.
            at.ifPresent(entered -> stages.merge(stage.getValue(), entered,
                    (one, other) -> one.isBefore(other) ? one : other));
        }
        return stages;
    }

    /// Of the amounts that have none beside them; asked for once, so that the user is told once.
    private String usualCurrency() {
        if (usualCurrency.isEmpty()) {
            usualCurrency = source.currency().orElseGet(() -> AssumedCurrency.of(columns.header("amount"), findings))
                    .code();
        }
        return usualCurrency;
    }

    private Optional<Money> amount(Row row) throws ColumnFault {
        String cell = columns.text(row, "amount");
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        String named = columns.text(row, "currency").toUpperCase(Locale.ROOT);
        if (named.isEmpty()) {
            named = headerCurrency.isEmpty() ? usualCurrency() : headerCurrency;
        }
        try {
            if (!Currency.exists(named)) {
                throw new CellFault("\"" + named + "\" is no currency",
                        "Write it like USD, or map another column with --map COLUMN=currency.");
            }
            NumberStyle.inCurrency(cell, named);
            Currency currency = new Currency(named);
            long micros = style.micros(cell);
            long microsPerMinor = Micros.PER_UNIT / currency.minorPerUnit();
            if (micros % microsPerMinor != 0) {
                throw new CellFault("\"" + cell + "\" has more decimals than " + named + " has",
                        "Round it in the CRM, or name the right currency.");
            }
            return Optional.of(new Money(micros / microsPerMinor, currency));
        } catch (CellFault fault) {
            throw new ColumnFault(columns.header("amount"), fault);
        }
    }

    /// What the CRM says in so many words comes first, the name of the stage last.
    private Deal.Status status(Row row, String stage) throws ColumnFault {
        if (yes(row, "won")) {
            return Deal.Status.WON;
        }
        if (yes(row, "lost") || columns.has("won") && yes(row, "closed")) {
            return Deal.Status.LOST;
        }
        Deal.Status said = statusOf(columns.text(row, "status"));
        if (said != Deal.Status.OPEN || columns.has("won") && !columns.text(row, "won").isEmpty()) {
            return said == Deal.Status.OPEN && LOST.matcher(HeaderWords.plain(stage)).matches()
                    ? Deal.Status.LOST
                    : said;
        }
        return statusOf(stage);
    }

    private static Deal.Status statusOf(String word) {
        String plain = HeaderWords.plain(word);
        if (LOST.matcher(plain).matches()) {
            return Deal.Status.LOST;
        }
        return WON.matcher(plain).matches() ? Deal.Status.WON : Deal.Status.OPEN;
    }

    private boolean yes(Row row, String field) throws ColumnFault {
        try {
            return CrmWords.yes(columns.text(row, field));
        } catch (CellFault fault) {
            throw new ColumnFault(columns.header(field), fault);
        }
    }

    /// Of several companies the first, which CRMs put there as the primary one.
    private String first(Row row) {
        List<String> ids = list(columns.text(row, "company_id"));
        if (ids.size() > 1) {
            findings.tally(Severity.NOTE, row.line(), columns.header("company_id"),
                    "several companies; the first one is used", "");
        }
        return ids.isEmpty() ? "" : ids.getFirst();
    }

    private List<String> list(String cell) {
        return CrmIds.list(crm, cell);
    }

    /// The addresses in "Ada Lovelace (ada@example.org);bob@example.org".
    private static List<String> emails(String cell) {
        List<String> emails = new ArrayList<>();
        Matcher matcher = EMAIL.matcher(cell);
        while (matcher.find()) {
            String email = matcher.group().toLowerCase(Locale.ROOT);
            if (!emails.contains(email)) {
                emails.add(email);
            }
        }
        return List.copyOf(emails);
    }
}
