package outlay.log;

import static outlay.json.JsonBytes.piece;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.base.Money;
import outlay.fact.Clue;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.fact.Trait;
import outlay.json.JsonBytes;

/// An event's canonical bytes, component by component: what the mapper makes of the records by itself, at a fraction of
/// the cost. Events are what comes in by the thousand a second; `FactCodecTest` holds the two together.
final class EventJson {
    /// The pieces by which [EventReader] reads what is written here.
    static final byte[] CLIENT = piece("{\"client\":");
    static final byte[] ID = piece(",\"id\":");
    static final byte[] AT = piece(",\"at\":");
    static final byte[] TYPE = piece(",\"type\":");
    static final byte[] NAME = piece(",\"name\":");
    static final byte[] ANONYMOUS_ID = piece(",\"anonymousId\":");
    static final byte[] USER_ID = piece(",\"userId\":");
    static final byte[] PREVIOUS_ID = piece(",\"previousId\":");
    static final byte[] EMAIL = piece(",\"email\":");
    static final byte[] URL = piece(",\"landing\":{\"url\":");
    static final byte[] REFERRER = piece(",\"referrer\":");
    static final byte[] TAGS = piece(",\"tags\":");
    static final byte[] CLICK_IDS = piece(",\"clickIds\":");
    static final byte[] NO_SALE = piece(",\"sale\":null");
    static final byte[] SALE_KIND = piece(",\"sale\":{\"kind\":");
    static final byte[] ORDER_ID = piece(",\"orderId\":");
    static final byte[] MINOR = piece(",\"value\":{\"minor\":");
    static final byte[] CURRENCY = piece(",\"currency\":");
    static final byte[] TRUST = piece(",\"seen\":{\"trust\":");
    static final byte[] KEY = piece(",\"key\":");
    static final byte[] MAY_ASSERT_SALE = piece(",\"mayAssertSale\":");
    static final byte[] BOT = piece(",\"bot\":");
    static final byte[] CLOCK = piece(",\"clock\":");
    static final byte[] ANALYTICS = piece(",\"consent\":{\"analytics\":");
    static final byte[] ADS = piece(",\"ads\":");
    static final byte[] AD_USER_DATA = piece(",\"adUserData\":");
    static final byte[] PERSONALISATION = piece(",\"personalisation\":");
    static final byte[] SALE_OPT_OUT = piece(",\"saleOptOut\":");
    static final byte[] CATEGORIES = piece(",\"categories\":{");
    static final byte[] RAW = piece("},\"raw\":");
    static final byte[] IP = piece(",\"ip\":");
    static final byte[] USER_AGENT = piece(",\"userAgent\":");
    static final byte[] PHONE = piece(",\"phone\":");
    static final byte[] PLATFORM_IDS = piece(",\"platformIds\":");
    static final byte[] CLUES = piece(",\"clues\":[");
    static final byte[] CLUE_KIND = piece("{\"kind\":");
    static final byte[] VALUE = piece(",\"value\":");
    static final byte[] TRAITS = piece(",\"traits\":{");
    static final byte[] VISITOR_COUNTRY = piece(",\"visitorCountry\":");
    /// Most events say nothing of consent.
    static final byte[] NOTHING_SAID = consent(new JsonBytes(256), Consent.UNKNOWN).toBytes();
    /// Most fit into it.
    private static final int ROOM = 1_024;
    /// In seconds since 1970.
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;
    static final int THOUSAND = 1_000;
    static final int MILLION = 1_000_000;

    private final JsonBytes out = new JsonBytes(ROOM);
    /// What comes together mostly comes from one device or one server, of which the door has then seen the same.
    private @Nullable Seen lastSeen;
    private byte[] bytesOfLastSeen = new byte[0];

    /// For one thread, and for events one after another.
    EventJson() {}

    byte[] of(Event given) {
        out.clear();
        // By patterns, so that the compiler names this place when a component is added.
        switch (given) {
            case Event(var client, var id, var at, var type, var name, var anonymousId, var userId, var previousId, //
            var email, var landing, var sale, var seen, var clues, var traits, var visitorCountry) -> {
                time(out.add(CLIENT).text(client.value()).add(ID).text(id).add(AT), at).add(TYPE).text(type.name())
                        .add(NAME).text(name).add(ANONYMOUS_ID).text(anonymousId).add(USER_ID).text(userId)
                        .add(PREVIOUS_ID).text(previousId).add(EMAIL).text(email);
                landing(out, landing);
                sale.ifPresentOrElse(one -> sale(out, one), () -> out.add(NO_SALE));
                seen.ifPresent(this::seen);
                clues(out, clues);
                traits(out, traits);
                if (!visitorCountry.isEmpty()) {
                    out.add(VISITOR_COUNTRY).text(visitorCountry);
                }
            }
        }
        return out.add('}').toBytes();
    }

    private static void landing(JsonBytes out, Landing given) {
        switch (given) {
            case Landing(var url, var referrer, var tags, var clickIds) ->
                out.add(URL).text(url).add(REFERRER).text(referrer).add(TAGS).texts(tags).add(CLICK_IDS)
                        .texts(clickIds).add('}');
        }
    }

    private static void sale(JsonBytes out, Sale given) {
        switch (given) {
            case Sale(var kind, var orderId, Money(var minor, var currency)) ->
                out.add(SALE_KIND).text(kind.name()).add(ORDER_ID).text(orderId).add(MINOR).number(minor)
                        .add(CURRENCY).text(currency.code()).add('}').add('}');
        }
    }

    private void seen(Seen given) {
        if (given.equals(lastSeen)) {
            out.add(bytesOfLastSeen);
            return;
        }
        int begin = out.length();
        seen(out, given);
        lastSeen = given;
        bytesOfLastSeen = out.since(begin);
    }

    private static void seen(JsonBytes out, Seen given) {
        switch (given) {
            case Seen(var trust, var key, var mayAssertSale, var bot, var clock, var consent, var ip, //
            var userAgent, var phone, var platformIds) -> {
                out.add(TRUST).text(trust.name()).add(KEY).text(key).add(MAY_ASSERT_SALE).flag(mayAssertSale)
                        .add(BOT).text(bot.name()).add(CLOCK).text(clock.name());
                if (consent.equals(Consent.UNKNOWN)) {
                    out.add(NOTHING_SAID);
                } else {
                    consent(out, consent);
                }
                out.add(IP).text(ip).add(USER_AGENT).text(userAgent).add(PHONE).text(phone).add(PLATFORM_IDS)
                        .texts(platformIds).add('}');
            }
        }
    }

    private static JsonBytes consent(JsonBytes out, Consent given) {
        switch (given) {
            case Consent(var analytics, var ads, var adUserData, var personalisation, var saleOptOut, //
            var categories, var raw) -> {
                out.add(ANALYTICS).text(analytics.name()).add(ADS).text(ads.name()).add(AD_USER_DATA)
                        .text(adUserData.name()).add(PERSONALISATION).text(personalisation.name()) //
                        .add(SALE_OPT_OUT).flag(saleOptOut).add(CATEGORIES);
                boolean first = true;
                for (Map.Entry<String, Boolean> category : categories.entrySet()) {
                    next(out, first).text(category.getKey()).add(':').flag(category.getValue());
                    first = false;
                }
                return out.add(RAW).texts(raw).add('}');
            }
        }
    }

    /// Left out where there are none, as they were before there were any.
    private static void clues(JsonBytes out, List<Clue> clues) {
        if (clues.isEmpty()) {
            return;
        }
        out.add(CLUES);
        boolean first = true;
        for (Clue given : clues) {
            switch (given) {
                case Clue(var kind, var value) ->
                    next(out, first).add(CLUE_KIND).text(kind.name()).add(VALUE).text(value).add('}');
            }
            first = false;
        }
        out.add(']');
    }

    private static void traits(JsonBytes out, Map<Trait, String> traits) {
        if (traits.isEmpty()) {
            return;
        }
        out.add(TRAITS);
        boolean first = true;
        for (Map.Entry<Trait, String> trait : traits.entrySet()) {
            next(out, first).text(trait.getKey().name()).add(':').text(trait.getValue());
            first = false;
        }
        out.add('}');
    }

    private static JsonBytes next(JsonBytes out, boolean first) {
        return first ? out : out.add(',');
    }

    /// The text that `Instant.toString` gives, without a formatter: the decimals of the second in threes.
    static JsonBytes time(JsonBytes out, Instant at) {
        if (at.getEpochSecond() < YEAR_0 || at.getEpochSecond() >= YEAR_10000) {
            return out.text(at.toString());
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
        out.add('"').digits(utc.getYear(), 4).add('-').digits(utc.getMonthValue(), 2).add('-')
                .digits(utc.getDayOfMonth(), 2).add('T').digits(utc.getHour(), 2).add(':').digits(utc.getMinute(), 2)
                .add(':').digits(utc.getSecond(), 2);
        int nanos = utc.getNano();
        if (nanos > 0) {
            out.add('.').digits(nanos / MILLION, 3);
            if (nanos % MILLION > 0) {
                out.digits(nanos / THOUSAND % THOUSAND, 3);
            }
            if (nanos % THOUSAND > 0) {
                out.digits(nanos % THOUSAND, 3);
            }
        }
        return out.add('Z').add('"');
    }
}
