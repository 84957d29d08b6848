package outlay.log;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.fact.Brought;
import outlay.fact.Clue;
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
import outlay.fact.Seen;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Trait;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.json.JsonMapper;

/// Facts to the bytes that the log keeps, and back. The bytes are JSON with the records' own names, so that a log can
/// be read without Outlay; equal facts give equal bytes, which is what duplicates are told by. A renamed component
/// changes the format of every log there is: `FactCodecTest` pins it.
public final class FactCodec {
    /// Every fact by its record's components; events are written by [EventJson], which gives the same bytes,
    /// and read by [EventReader].
    static final JsonMapper BY_COMPONENT = Json.records().rebuild()
            .addMixIn(ClientId.class, ClientText.class)
            .addMixIn(Currency.class, CurrencyText.class)
            .addMixIn(Day.class, DayText.class)
            .addMixIn(Event.class, EventForm.class)
            .addMixIn(SpendRow.class, SpendForm.class)
            .addMixIn(Contact.class, ContactForm.class)
            .addMixIn(Company.class, CompanyForm.class)
            .addMixIn(Deal.class, DealForm.class)
            .injectableValues(new InjectableValues.Std().addValue(EventForm.NOT_SEEN, Optional.empty())
                    .addValue(SpendForm.NO_VIEWS, OptionalLong.empty()).addValue(CompanyForm.UNKNOWN, "")
                    .addValue(EventForm.NO_CLUES, List.of()).addValue(ContactForm.NO_PARENT, "")
                    .addValue(EventForm.NOWHERE, "")
                    .addValue(EventForm.NO_TRAITS, Collections.emptySortedMap())
                    .addValue(DealForm.NONE_MERGED, List.of()))
            .build();

    private FactCodec() {}

    public static Entry encode(Fact fact, Instant receivedAt) {
        return new Encoder().encode(fact, receivedAt);
    }

    /// Encodes facts one after another, in the same room; for one thread.
    public static final class Encoder {
        private final EventJson events = new EventJson();

        public Entry encode(Fact fact, Instant receivedAt) {
            byte[] body = fact instanceof Event event
                    ? events.of(event)
                    : BY_COMPONENT.writeValueAsBytes(fact);
            return new Entry(fact.client(), fact.id(), kindOf(fact), receivedAt, body);
        }
    }

    /// The fact in an entry that is not in quarantine.
    public static Fact decode(Entry entry) {
        return new Decoder().decode(entry);
    }

    /// Decodes entries one after another, what repeats in them to the same objects; for one thread.
    public static final class Decoder {
        private final EventReader events = new EventReader();

        /// The fact in an entry that is not in quarantine.
        public Fact decode(Entry entry) {
            Optional<Event> event = entry.kind() == Entry.Kind.EVENT ? events.read(entry.body()) : Optional.empty();
            return event.isPresent() ? event.get() : decodedByComponent(entry);
        }
    }

    static Fact decodedByComponent(Entry entry) {
        Class<? extends Fact> form = classOf(entry.kind());
        try {
            Optional<? extends Fact> fact = Optional.ofNullable(BY_COMPONENT.readValue(entry.body(), form));
            return fact.orElseThrow(() -> unreadable(entry, "it is null"));
        } catch (JacksonException wrong) {
            // The library's own words, and so the cause, would bring what somebody said of a person into logs.
            throw unreadable(entry, wrong instanceof DatabindException at && !at.getPath().isEmpty()
                    ? "of " + at.getPathReference()
                    : "it is not of the form of one");
        }
    }

    private static IllegalArgumentException unreadable(Entry entry, String why) {
        return new IllegalArgumentException(
                "an entry of client " + entry.client() + " cannot be read as " + entry.kind() + ", because " + why
                        + "; was the log written by a newer version of Outlay?");
    }

    private static Entry.Kind kindOf(Fact fact) {
        return switch (fact) {
            case Event event -> Entry.Kind.EVENT;
            case SpendRow row -> Entry.Kind.SPEND_ROW;
            case Import done -> Entry.Kind.IMPORT;
            case Contact contact -> Entry.Kind.CONTACT;
            case Deal deal -> Entry.Kind.DEAL;
            case Rate rate -> Entry.Kind.RATE;
            case LiftTest test -> Entry.Kind.LIFT_TEST;
            case Reach reach -> Entry.Kind.REACH;
            case Withdrawal word -> Entry.Kind.WITHDRAWAL;
            case Undo undo -> Entry.Kind.UNDO;
            case ColumnMapping mapping -> Entry.Kind.COLUMN_MAPPING;
            case Company company -> Entry.Kind.COMPANY;
            case StageEntry entered -> Entry.Kind.STAGE_ENTRY;
            case Brought brought -> Entry.Kind.BROUGHT;
        };
    }

    private static Class<? extends Fact> classOf(Entry.Kind kind) {
        return switch (kind) {
            case EVENT -> Event.class;
            case SPEND_ROW -> SpendRow.class;
            case IMPORT -> Import.class;
            case CONTACT -> Contact.class;
            case DEAL -> Deal.class;
            case RATE -> Rate.class;
            case LIFT_TEST -> LiftTest.class;
            case REACH -> Reach.class;
            case WITHDRAWAL -> Withdrawal.class;
            case UNDO -> Undo.class;
            case COLUMN_MAPPING -> ColumnMapping.class;
            case COMPANY -> Company.class;
            case STAGE_ENTRY -> StageEntry.class;
            case BROUGHT -> Brought.class;
            case QUARANTINE -> throw new IllegalArgumentException("an entry in quarantine is not a fact");
        };
    }

    /// "acme" in place of {"value":"acme"}; core knows no JSON, so it is said here.
    private abstract static class ClientText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        ClientText(String value) {}

        @JsonValue
        abstract String value();
    }

    private abstract static class CurrencyText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        CurrencyText(String code) {}

        @JsonValue
        abstract String code();
    }

    private abstract static class DayText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Day parse(String iso) {
            throw new UnsupportedOperationException(iso);
        }

        @JsonValue
        @Override
        public abstract String toString();
    }

    /// Spend without views of videos, as all was once, must keep its bytes.
    private abstract static class SpendForm {
        static final String NO_VIEWS = "no views";

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        OptionalLong videoViews = OptionalLong.empty();

        SpendForm(ClientId client, String importId, int line, String platform, String accountId, String accountName,
                SpendRow.Level level, Day day, String zone, SpendRow.Entity entity, String segment, Micros spend,
                OptionalLong impressions, OptionalLong clicks, OptionalLong platformConversions,
                Optional<Micros> platformConversionValue,
                @JacksonInject(value = NO_VIEWS, useInput = OptBoolean.TRUE) OptionalLong videoViews) {}
    }

    /// Events of files, and all that were written before there were doors, have no `seen`, and must keep their bytes.
    private abstract static class EventForm {
        static final String NOT_SEEN = "not seen";
        static final String NO_CLUES = "no clues";
        static final String NO_TRAITS = "no traits";
        static final String NOWHERE = "not known from where";

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<Seen> seen = Optional.empty();
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Clue> clues = List.of();
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        SortedMap<Trait, String> traits = Collections.emptySortedMap();
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String visitorCountry = "";

        EventForm(ClientId client, String id, Instant at, Event.Type type, String name, String anonymousId,
                String userId, String previousId, String email, Landing landing, Optional<Sale> sale,
                @JacksonInject(value = NOT_SEEN, useInput = OptBoolean.TRUE) Optional<Seen> seen,
                @JacksonInject(value = NO_CLUES, useInput = OptBoolean.TRUE) List<Clue> clues,
                @JacksonInject(value = NO_TRAITS, useInput = OptBoolean.TRUE) SortedMap<Trait, String> traits,
                @JacksonInject(value = NOWHERE, useInput = OptBoolean.TRUE) String visitorCountry) {}
    }

    /// Contacts of whom nothing else is known, as all were once, must keep their bytes too.
    private abstract static class ContactForm {
        static final String NO_PARENT = "no parent company";

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Clue> clues = List.of();
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String parentCompanyId = "";
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        SortedMap<Trait, String> traits = Collections.emptySortedMap();

        ContactForm(ClientId client, String crm, String contactId, String version, Optional<Instant> modifiedAt,
                String email, String companyId, String companyName, Optional<Instant> createdAt,
                SortedMap<String, Instant> stages,
                @JacksonInject(value = EventForm.NO_CLUES, useInput = OptBoolean.TRUE) List<Clue> clues,
                @JacksonInject(value = NO_PARENT, useInput = OptBoolean.TRUE) String parentCompanyId,
                @JacksonInject(value = EventForm.NO_TRAITS,
                        useInput = OptBoolean.TRUE) SortedMap<Trait, String> traits) {}
    }

    /// Companies of which nothing else is known, as all were once, must keep their bytes too.
    private abstract static class CompanyForm {
        static final String UNKNOWN = "unknown";

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String country = "";
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String industry = "";
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        OptionalLong employees = OptionalLong.empty();

        CompanyForm(ClientId client, String crm, String companyId, String version, Optional<Instant> modifiedAt,
                String name, List<String> domains, String parentId, List<String> sameAs,
                @JacksonInject(value = UNKNOWN, useInput = OptBoolean.TRUE) String country,
                @JacksonInject(value = UNKNOWN, useInput = OptBoolean.TRUE) String industry,
                @JacksonInject(value = SpendForm.NO_VIEWS, useInput = OptBoolean.TRUE) OptionalLong employees) {}
    }

    /// Deals that nothing was merged into, as all were once, must keep their bytes too.
    private abstract static class DealForm {
        static final String NONE_MERGED = "no merged deals";

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> mergedIds = List.of();

        DealForm(ClientId client, String crm, String dealId, String version, Optional<Instant> modifiedAt, String name,
                Optional<Money> amount, String stage, Deal.Status status, Optional<Instant> createdAt,
                Optional<Instant> closedAt, List<String> contactIds, List<String> emails, String companyId,
                String companyName, SortedMap<String, Instant> stages,
                @JacksonInject(value = NONE_MERGED, useInput = OptBoolean.TRUE) List<String> mergedIds) {}
    }
}
