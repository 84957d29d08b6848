package outlay.store.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Landing;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.Sale;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.store.KeptText;
import outlay.store.QuarantineNote;
import outlay.store.StoreRefused;
import outlay.vault.Pseudonyms;

/// Puts entries of the log into the tables that become Parquet files, value by value in the order of their columns.
/// Whatever names a person goes in as a pseudonym.
final class ParquetRows implements AutoCloseable {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final int RATE_DECIMALS = 18;
    private static final int RATE_DIGITS = 38;

    private final Pseudonyms pseudonyms;
    private final Map<ParquetTable, DuckDBAppender> appenders = new EnumMap<>(ParquetTable.class);

    /// Begins a transaction by a statement of its own, because an appender that is used before any statement would
    /// commit by itself.
    ParquetRows(DuckDb duck, Pseudonyms pseudonyms) throws SQLException {
        this.pseudonyms = pseudonyms;
        for (ParquetTable table : ParquetTable.values()) {
            duck.execute(table.create());
        }
        duck.execute("BEGIN");
        DuckDBConnection connection = duck.connection().unwrap(DuckDBConnection.class);
        for (ParquetTable table : ParquetTable.values()) {
            appenders.put(table, connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table.title()));
        }
    }

    void add(long position, Entry entry) throws SQLException {
        ParquetTable table = ParquetTable.of(entry.kind());
        DuckDBAppender row = appenders.get(table);
        if (row == null) {
            throw new IllegalStateException("the table " + table + " is closed");
        }
        row.beginRow();
        row.append(position);
        row.append(entry.client().value());
        Personal personal = new Personal(entry.client(), pseudonyms);
        text(row, id(entry, personal));
        instant(row, entry.receivedAt());
        if (entry.kind() == Entry.Kind.QUARANTINE) {
            quarantined(row, entry, personal);
        } else {
            switch (fact(position, entry)) {
                case Event event -> event(row, event, personal);
                case SpendRow spend -> spend(row, spend);
                case Import done -> imported(row, done);
                case Contact contact -> contact(row, contact, personal);
                case Deal deal -> deal(row, deal, personal);
                case Rate rate -> rate(row, rate);
                case LiftTest test -> liftTest(row, test);
                case Reach reach -> reach(row, reach);
                case Withdrawal word -> withdrawal(row, word, personal);
                case ColumnMapping said -> {
                    row.append(said.headers().stream().map(KeptText::of).toList());
                    row.append(kept(said.mapping(), personal));
                    texts(row, said.platform(), said.kind());
                    instant(row, said.at());
                }
                case Company company -> company(row, company, personal);
                case StageEntry entered -> {
                    texts(row, entered.crm(), entered.of().name(), personal.masked(entered.objectId()),
                            entered.stage());
                    instant(row, entered.at());
                }
                case Brought brought -> {
                    text(row, brought.importId());
                    row.append(brought.part());
                    row.append(brought.first());
                    row.append(brought.last());
                }
                case Undo undo -> {
                    text(row, undo.importId());
                    instant(row, undo.at());
                }
            }
        }
        row.endRow();
    }

    /// Where no sender gave an id, it is made of a plain digest of what the entry holds.
    private static String id(Entry entry, Personal personal) {
        return switch (entry.kind()) {
            case EVENT, CONTACT, DEAL, COMPANY, STAGE_ENTRY, QUARANTINE, WITHDRAWAL -> personal.pseudonym(entry.id());
            case SPEND_ROW, IMPORT, RATE, LIFT_TEST, REACH, UNDO, COLUMN_MAPPING, BROUGHT -> entry.id();
        };
    }

    private static Fact fact(long position, Entry entry) {
        try {
            return FactCodec.decode(entry);
        } catch (RuntimeException wrong) {
            throw new StoreRefused("the entry at position " + position + " of the log cannot be read as "
                    + entry.kind() + ": it was written by a newer Outlay, or the log is damaged.", wrong);
        }
    }

    private static void withdrawal(DuckDBAppender row, Withdrawal word, Personal personal) throws SQLException {
        instant(row, word.at());
        texts(row, personal.identifier(word.one()), personal.identifier(word.other()));
        row.append(word.stands());
        text(row, personal.masked(word.reason()));
    }

    private static void event(DuckDBAppender row, Event event, Personal personal) throws SQLException {
        Landing landing = event.landing();
        instant(row, event.at());
        row.append(event.type().name());
        text(row, personal.masked(event.name()));
        for (String id : List.of(event.anonymousId(), event.userId(), event.previousId(), event.email())) {
            text(row, personal.pseudonym(id));
        }
        texts(row, personal.page(landing.url()), personal.page(landing.referrer()));
        for (String tag : List.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id")) {
            text(row, personal.masked(landing.tags().getOrDefault(tag, "")));
        }
        row.append(kept(landing.tags(), personal));
        row.append(kept(landing.clickIds(), personal));
        Optional<Sale> sale = event.sale();
        optionalText(row, sale.map(each -> each.kind().name()));
        optionalText(row, sale.map(Sale::orderId).map(personal::masked));
        money(row, sale.map(Sale::value));
        row.append(event.seen().isEmpty());
        text(row, event.visitorCountry());
    }

    private static void spend(DuckDBAppender row, SpendRow spend) throws SQLException {
        SpendRow.Entity entity = spend.entity();
        text(row, spend.importId());
        row.append(spend.line());
        texts(row, spend.platform(), spend.accountId(), spend.accountName(), spend.level().name());
        row.append(spend.day().date());
        texts(row, spend.zone(), entity.campaignId(), entity.campaignName(), entity.campaignType());
        texts(row, entity.adGroupId(), entity.adGroupName(), entity.adId(), entity.adName(), entity.keyword());
        text(row, spend.segment());
        row.append(spend.spend().micros());
        text(row, spend.spend().currency().code());
        number(row, spend.impressions());
        number(row, spend.clicks());
        number(row, spend.platformConversions());
        Optional<Micros> value = spend.platformConversionValue();
        number(row, value.isPresent() ? OptionalLong.of(value.get().micros()) : OptionalLong.empty());
        optionalText(row, value.map(micros -> micros.currency().code()));
        number(row, spend.videoViews());
    }

    private static void imported(DuckDBAppender row, Import done) throws SQLException {
        texts(row, done.fileName(), done.sha256(), done.kind().name(), done.format());
        row.append(done.rows());
        instant(row, done.at());
    }

    private static void contact(DuckDBAppender row, Contact contact, Personal personal) throws SQLException {
        texts(row, contact.crm(), personal.masked(contact.contactId()), personal.pseudonym(contact.version()));
        optionalInstant(row, contact.modifiedAt());
        texts(row, personal.pseudonym(contact.email()), personal.masked(contact.companyId()),
                personal.masked(contact.companyName()));
        optionalInstant(row, contact.createdAt());
        row.append(instants(contact.stages()));
    }

    private static void deal(DuckDBAppender row, Deal deal, Personal personal) throws SQLException {
        texts(row, deal.crm(), personal.masked(deal.dealId()), personal.pseudonym(deal.version()));
        optionalInstant(row, deal.modifiedAt());
        text(row, personal.pseudonym(deal.name()));
        money(row, deal.amount());
        texts(row, deal.stage(), deal.status().name());
        optionalInstant(row, deal.createdAt());
        optionalInstant(row, deal.closedAt());
        row.append(deal.contactIds().stream().map(personal::masked).map(KeptText::of).toList());
        row.append(deal.emails().stream().map(personal::pseudonym).toList());
        texts(row, personal.masked(deal.companyId()), personal.masked(deal.companyName()));
        row.append(instants(deal.stages()));
    }

    private static void company(DuckDBAppender row, Company company, Personal personal) throws SQLException {
        texts(row, company.crm(), personal.masked(company.companyId()), personal.pseudonym(company.version()));
        optionalInstant(row, company.modifiedAt());
        text(row, personal.masked(company.name()));
        row.append(company.domains().stream().map(personal::masked).map(KeptText::of).toList());
        text(row, personal.masked(company.parentId()));
        row.append(company.sameAs().stream().map(personal::masked).map(KeptText::of).toList());
        texts(row, company.country(), company.industry());
        number(row, company.employees());
    }

    private static void rate(DuckDBAppender row, Rate rate) throws SQLException {
        row.append(rate.day().date());
        texts(row, rate.base().code(), rate.quote().code());
        BigDecimal value = rate.rate().setScale(RATE_DECIMALS, RoundingMode.HALF_EVEN);
        if (value.precision() <= RATE_DIGITS) {
            row.append(value);
        } else {
            row.appendNull();
        }
        text(row, rate.source());
    }

    private static void liftTest(DuckDBAppender row, LiftTest test) throws SQLException {
        text(row, test.importId());
        row.append(test.line());
        text(row, test.channel());
        row.append(test.period().from().date());
        row.append(test.period().to().date());
        row.append(test.measure().name());
        row.append(test.millionths());
        row.append(test.errorMillionths());
        text(row, test.note());
    }

    private static void reach(DuckDBAppender row, Reach reach) throws SQLException {
        text(row, reach.importId());
        row.append(reach.line());
        texts(row, reach.platform(), reach.accountId(), reach.campaignId(), reach.campaign());
        row.append(reach.period().from().date());
        row.append(reach.period().to().date());
        row.append(reach.people());
        number(row, reach.impressions());
    }

    private static void quarantined(DuckDBAppender row, Entry entry, Personal personal) throws SQLException {
        QuarantineNote note = QuarantineNote.of(entry);
        texts(row, note.reason(), personal.pseudonym(note.sourceId()));
        row.append((long) entry.body().length);
    }

    private static void texts(DuckDBAppender row, String... texts) throws SQLException {
        for (String text : texts) {
            text(row, text);
        }
    }

    private static void text(DuckDBAppender row, String text) throws SQLException {
        row.append(KeptText.of(text));
    }

    private static void optionalText(DuckDBAppender row, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            text(row, text.get());
        } else {
            row.appendNull();
        }
    }

    private static void number(DuckDBAppender row, OptionalLong number) throws SQLException {
        if (number.isPresent()) {
            row.append(number.getAsLong());
        } else {
            row.appendNull();
        }
    }

    private static void money(DuckDBAppender row, Optional<Money> money) throws SQLException {
        number(row, money.isPresent() ? OptionalLong.of(money.get().minor()) : OptionalLong.empty());
        optionalText(row, money.map(amount -> amount.currency().code()));
    }

    private static void optionalInstant(DuckDBAppender row, Optional<Instant> instant) throws SQLException {
        if (instant.isPresent()) {
            instant(row, instant.get());
        } else {
            row.appendNull();
        }
    }

    /// A clock may be set to any year, and one impossible instant must not stop the archive: such a one is null.
    private static void instant(DuckDBAppender row, Instant instant) throws SQLException {
        if (isKept(instant)) {
            row.append(instant.atOffset(ZoneOffset.UTC));
        } else {
            row.appendNull();
        }
    }

    private static boolean isKept(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    private static Map<String, String> kept(SortedMap<String, String> texts, Personal personal) {
        Map<String, String> kept = new TreeMap<>();
        texts.forEach((name, value) -> kept.put(KeptText.of(personal.masked(name)),
                KeptText.of(personal.masked(value))));
        return kept;
    }

    private static Map<String, OffsetDateTime> instants(SortedMap<String, Instant> instants) {
        Map<String, OffsetDateTime> kept = new TreeMap<>();
        instants.forEach((name, instant) -> {
            if (isKept(instant)) {
                kept.put(KeptText.of(name), instant.atOffset(ZoneOffset.UTC));
            }
        });
        return kept;
    }

    /// Makes the rows visible to queries.
    void finish(DuckDb duck) throws SQLException {
        close();
        duck.execute("COMMIT");
    }

    @Override
    public void close() throws SQLException {
        for (DuckDBAppender appender : appenders.values()) {
            appender.close();
        }
        appenders.clear();
    }
}
