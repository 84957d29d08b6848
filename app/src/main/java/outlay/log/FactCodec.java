package outlay.log;

import java.time.Instant;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Rate;
import outlay.fact.SpendRow;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Facts to the bytes that the log keeps, and back. The bytes are JSON with the records' own names, so that a log can be
/// read without Outlay; equal facts give equal bytes, which is what duplicates are told by.
public final class FactCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private FactCodec() {}

    public static Entry encode(Fact fact, Instant receivedAt) {
        return new Entry(fact.client(), fact.id(), kindOf(fact), receivedAt, MAPPER.writeValueAsBytes(fact));
    }

    /// The fact in an entry that is not in quarantine.
    public static Fact decode(Entry entry) {
        return MAPPER.readValue(entry.body(), classOf(entry.kind()));
    }

    private static Entry.Kind kindOf(Fact fact) {
        return switch (fact) {
            case Event event -> Entry.Kind.EVENT;
            case SpendRow row -> Entry.Kind.SPEND_ROW;
            case Import done -> Entry.Kind.IMPORT;
            case Contact contact -> Entry.Kind.CONTACT;
            case Deal deal -> Entry.Kind.DEAL;
            case Rate rate -> Entry.Kind.RATE;
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
            case QUARANTINE -> throw new IllegalArgumentException("an entry in quarantine is not a fact");
        };
    }
}
