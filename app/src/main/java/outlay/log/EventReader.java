package outlay.log;

import static outlay.log.EventJson.ADS;
import static outlay.log.EventJson.AD_USER_DATA;
import static outlay.log.EventJson.ANALYTICS;
import static outlay.log.EventJson.ANONYMOUS_ID;
import static outlay.log.EventJson.AT;
import static outlay.log.EventJson.BOT;
import static outlay.log.EventJson.CATEGORIES;
import static outlay.log.EventJson.CLICK_IDS;
import static outlay.log.EventJson.CLIENT;
import static outlay.log.EventJson.CLOCK;
import static outlay.log.EventJson.CLUES;
import static outlay.log.EventJson.CLUE_KIND;
import static outlay.log.EventJson.CURRENCY;
import static outlay.log.EventJson.EMAIL;
import static outlay.log.EventJson.ID;
import static outlay.log.EventJson.IP;
import static outlay.log.EventJson.KEY;
import static outlay.log.EventJson.MAY_ASSERT_SALE;
import static outlay.log.EventJson.MILLION;
import static outlay.log.EventJson.MINOR;
import static outlay.log.EventJson.NAME;
import static outlay.log.EventJson.NOTHING_SAID;
import static outlay.log.EventJson.NO_SALE;
import static outlay.log.EventJson.ORDER_ID;
import static outlay.log.EventJson.PERSONALISATION;
import static outlay.log.EventJson.PHONE;
import static outlay.log.EventJson.PLATFORM_IDS;
import static outlay.log.EventJson.PREVIOUS_ID;
import static outlay.log.EventJson.RAW;
import static outlay.log.EventJson.REFERRER;
import static outlay.log.EventJson.SALE_KIND;
import static outlay.log.EventJson.SALE_OPT_OUT;
import static outlay.log.EventJson.TAGS;
import static outlay.log.EventJson.THOUSAND;
import static outlay.log.EventJson.TRAITS;
import static outlay.log.EventJson.TRUST;
import static outlay.log.EventJson.TYPE;
import static outlay.log.EventJson.URL;
import static outlay.log.EventJson.USER_AGENT;
import static outlay.log.EventJson.USER_ID;
import static outlay.log.EventJson.VALUE;
import static outlay.log.EventJson.VISITOR_COUNTRY;
import static outlay.json.JsonBytes.piece;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.fact.Clue;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.fact.Trait;
import outlay.json.JsonPieces;
import outlay.json.JsonPieces.OtherForm;

/// An event out of its canonical bytes, component by component as [EventJson] writes them: what the mapper reads by
/// itself, at a fraction of the cost. Bytes of any other form, and those that no event can be made of, are the mapper's
/// to read or to refuse; `EventReaderTest` holds the two together.
final class EventReader {
    private static final Names<Event.Type> TYPES = new Names<>(Event.Type.class);
    private static final Names<Sale.Kind> SALES = new Names<>(Sale.Kind.class);
    private static final Names<Seen.Trust> TRUSTS = new Names<>(Seen.Trust.class);
    private static final Names<Seen.Bot> BOTS = new Names<>(Seen.Bot.class);
    private static final Names<Seen.Clock> CLOCKS = new Names<>(Seen.Clock.class);
    private static final Names<Consent.State> STATES = new Names<>(Consent.State.class);
    private static final Names<Clue.Kind> CLUE_KINDS = new Names<>(Clue.Kind.class);
    private static final Names<Trait> TRAIT_NAMES = new Names<>(Trait.class);
    private static final ClientId NOBODY = new ClientId("0");

    private final JsonPieces in = new JsonPieces();
    private ClientId lastClient = NOBODY;
    /// What comes together mostly comes from one device or one server, of which the door has then seen the same.
    private Optional<Seen> lastSeen = Optional.empty();
    private byte[] bytesOfLastSeen = new byte[0];
    private int lengthOfLastSeen;

    /// For one thread, and for events one after another.
    EventReader() {}

    /// The event, or nothing where the bytes are not exactly such as [EventJson] writes.
    Optional<Event> read(byte[] body) {
        try {
            in.read(body);
            return Optional.of(event(body));
        } catch (OtherForm | IllegalArgumentException | DateTimeException otherwise) {
            // What a record or the calendar refuses, the mapper refuses too, or knows a meaning of.
            return Optional.empty();
        }
    }

    private Event event(byte[] body) throws OtherForm {
        ClientId client = client();
        String id = in.expect(ID).text();
        Instant at = time(in.expect(AT));
        Event.Type type = TYPES.read(in.expect(TYPE));
        String name = in.expect(NAME).repeated();
        String anonymousId = in.expect(ANONYMOUS_ID).text();
        String userId = in.expect(USER_ID).text();
        String previousId = in.expect(PREVIOUS_ID).text();
        String email = in.expect(EMAIL).text();
        Landing landing = new Landing(in.expect(URL).text(), in.expect(REFERRER).text(), in.expect(TAGS).texts(),
                in.expect(CLICK_IDS).texts());
        Optional<Sale> sale = sale(in.expect('}'));
        Optional<Seen> seen = seen(body);
        List<Clue> clues = clues();
        SortedMap<Trait, String> traits = traits();
        String visitorCountry = in.skips(VISITOR_COUNTRY) ? in.repeated() : "";
        in.expect('}').expectEnd();
        return new Event(client, id, at, type, name, anonymousId, userId, previousId, email, landing, sale, seen, clues,
                traits, visitorCountry);
    }

    private ClientId client() throws OtherForm {
        String value = in.expect(CLIENT).repeated();
        if (!value.equals(lastClient.value())) {
            lastClient = new ClientId(value);
        }
        return lastClient;
    }

    private static Optional<Sale> sale(JsonPieces in) throws OtherForm {
        if (in.skips(NO_SALE)) {
            return Optional.empty();
        }
        Sale.Kind kind = SALES.read(in.expect(SALE_KIND));
        String orderId = in.expect(ORDER_ID).text();
        long minor = in.expect(MINOR).number();
        Currency currency = new Currency(in.expect(CURRENCY).repeated());
        in.expect('}').expect('}');
        return Optional.of(new Sale(kind, orderId, new Money(minor, currency)));
    }

    /// Equal bytes give the same object. They end with the brace that closes them, so that nothing more belongs to it.
    private Optional<Seen> seen(byte[] body) throws OtherForm {
        int begin = in.position();
        if (lastSeen.isPresent() && in.skips(bytesOfLastSeen, lengthOfLastSeen)) {
            return lastSeen;
        }
        if (!in.skips(TRUST)) {
            return Optional.empty();
        }
        // Nothing is remembered should it turn out to be of another form.
        lastSeen = Optional.empty();
        Seen seen = seen(in);
        lengthOfLastSeen = in.position() - begin;
        if (bytesOfLastSeen.length < lengthOfLastSeen) {
            bytesOfLastSeen = new byte[lengthOfLastSeen];
        }
        System.arraycopy(body, begin, bytesOfLastSeen, 0, lengthOfLastSeen);
        lastSeen = Optional.of(seen);
        return lastSeen;
    }

    /// Behind the piece that it begins with.
    private static Seen seen(JsonPieces in) throws OtherForm {
        Seen.Trust trust = TRUSTS.read(in);
        String key = in.expect(KEY).repeated();
        boolean mayAssertSale = in.expect(MAY_ASSERT_SALE).flag();
        Seen.Bot bot = BOTS.read(in.expect(BOT));
        Seen.Clock clock = CLOCKS.read(in.expect(CLOCK));
        Consent consent = in.skips(NOTHING_SAID) ? Consent.UNKNOWN : consent(in);
        Seen seen = new Seen(trust, key, mayAssertSale, bot, clock, consent, in.expect(IP).text(),
                in.expect(USER_AGENT).text(), in.expect(PHONE).text(), in.expect(PLATFORM_IDS).texts());
        in.expect('}');
        return seen;
    }

    private static Consent consent(JsonPieces in) throws OtherForm {
        Consent.State analytics = STATES.read(in.expect(ANALYTICS));
        Consent.State ads = STATES.read(in.expect(ADS));
        Consent.State adUserData = STATES.read(in.expect(AD_USER_DATA));
        Consent.State personalisation = STATES.read(in.expect(PERSONALISATION));
        boolean saleOptOut = in.expect(SALE_OPT_OUT).flag();
        SortedMap<String, Boolean> categories = new TreeMap<>();
        in.expect(CATEGORIES);
        // The brace that closes them is a part of the piece behind them.
        if (!in.skips(RAW)) {
            do {
                String category = in.name();
                categories.put(category, in.expect(':').flag());
            } while (in.skips(','));
            in.expect(RAW);
        }
        SortedMap<String, String> raw = in.texts();
        in.expect('}');
        return new Consent(analytics, ads, adUserData, personalisation, saleOptOut, categories, raw);
    }

    private List<Clue> clues() throws OtherForm {
        if (!in.skips(CLUES)) {
            return List.of();
        }
        List<Clue> clues = new ArrayList<>(1);
        do {
            Clue.Kind kind = CLUE_KINDS.read(in.expect(CLUE_KIND));
            clues.add(new Clue(kind, in.expect(VALUE).text()));
            in.expect('}');
        } while (in.skips(','));
        in.expect(']');
        return clues;
    }

    private SortedMap<Trait, String> traits() throws OtherForm {
        if (!in.skips(TRAITS)) {
            return Collections.emptySortedMap();
        }
        SortedMap<Trait, String> traits = new TreeMap<>();
        do {
            Trait trait = TRAIT_NAMES.read(in);
            traits.put(trait, in.expect(':').text());
        } while (in.skips(','));
        in.expect('}');
        return traits;
    }

    /// Of the years 0 to 9999, as [EventJson#time] writes it.
    static Instant time(JsonPieces in) throws OtherForm {
        int year = in.expect('"').digits(4);
        int month = in.expect('-').digits(2);
        int day = in.expect('-').digits(2);
        int hour = in.expect('T').digits(2);
        int minute = in.expect(':').digits(2);
        int second = in.expect(':').digits(2);
        int nanos = 0;
        if (in.skips('.')) {
            nanos = in.digits(3) * MILLION;
            if (!in.skips('Z')) {
                nanos += in.digits(3) * THOUSAND;
                if (!in.skips('Z')) {
                    nanos += in.digits(3);
                    in.expect('Z');
                }
            }
        } else {
            in.expect('Z');
        }
        in.expect('"');
        return LocalDateTime.of(year, month, day, hour, minute, second, nanos).toInstant(ZoneOffset.UTC);
    }

    /// An enumeration's constants by their names as they stand in JSON.
    private static final class Names<E extends Enum<E>> {
        private final E[] constants;
        private final byte[][] names;

        Names(Class<E> type) {
            constants = type.getEnumConstants();
            names = new byte[constants.length][];
            for (int i = 0; i < names.length; i++) {
                names[i] = piece('"' + constants[i].name() + '"');
            }
        }

        E read(JsonPieces in) throws OtherForm {
            return constants[in.anyOf(names)];
        }
    }
}
