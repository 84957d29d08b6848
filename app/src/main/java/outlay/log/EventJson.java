package outlay.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import outlay.base.Money;
import outlay.fact.Clue;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.fact.Trait;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/// An event's canonical bytes, component by component: what the mapper makes of the records by itself, at a quarter of
/// the cost. Events are what comes in by the thousand a second; `FactCodecTest` holds the two together.
final class EventJson extends ValueSerializer<Event> {
    private static final SerializedString CLIENT = new SerializedString("client");
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString AT = new SerializedString("at");
    private static final SerializedString TYPE = new SerializedString("type");
    private static final SerializedString NAME = new SerializedString("name");
    private static final SerializedString ANONYMOUS_ID = new SerializedString("anonymousId");
    private static final SerializedString USER_ID = new SerializedString("userId");
    private static final SerializedString PREVIOUS_ID = new SerializedString("previousId");
    private static final SerializedString EMAIL = new SerializedString("email");
    private static final SerializedString LANDING = new SerializedString("landing");
    private static final SerializedString URL = new SerializedString("url");
    private static final SerializedString REFERRER = new SerializedString("referrer");
    private static final SerializedString TAGS = new SerializedString("tags");
    private static final SerializedString CLICK_IDS = new SerializedString("clickIds");
    private static final SerializedString SALE = new SerializedString("sale");
    private static final SerializedString KIND = new SerializedString("kind");
    private static final SerializedString ORDER_ID = new SerializedString("orderId");
    private static final SerializedString VALUE = new SerializedString("value");
    private static final SerializedString MINOR = new SerializedString("minor");
    private static final SerializedString CURRENCY = new SerializedString("currency");
    private static final SerializedString SEEN = new SerializedString("seen");
    private static final SerializedString TRUST = new SerializedString("trust");
    private static final SerializedString KEY = new SerializedString("key");
    private static final SerializedString MAY_ASSERT_SALE = new SerializedString("mayAssertSale");
    private static final SerializedString BOT = new SerializedString("bot");
    private static final SerializedString CLOCK = new SerializedString("clock");
    private static final SerializedString CONSENT = new SerializedString("consent");
    private static final SerializedString ANALYTICS = new SerializedString("analytics");
    private static final SerializedString ADS = new SerializedString("ads");
    private static final SerializedString AD_USER_DATA = new SerializedString("adUserData");
    private static final SerializedString PERSONALISATION = new SerializedString("personalisation");
    private static final SerializedString SALE_OPT_OUT = new SerializedString("saleOptOut");
    private static final SerializedString CATEGORIES = new SerializedString("categories");
    private static final SerializedString RAW = new SerializedString("raw");
    private static final SerializedString IP = new SerializedString("ip");
    private static final SerializedString USER_AGENT = new SerializedString("userAgent");
    private static final SerializedString PHONE = new SerializedString("phone");
    private static final SerializedString PLATFORM_IDS = new SerializedString("platformIds");

    private static final SerializedString CLUES = new SerializedString("clues");
    private static final SerializedString TRAITS = new SerializedString("traits");
    /// In seconds since 1970.
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;

    @Override
    public void serialize(Event given, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        // By patterns, so that the compiler names this place when a component is added.
        switch (given) {
            case Event(var client, var id, var at, var type, var name, var anonymousId, var userId, var previousId, //
            var email, var landing, var sale, var seen, var clues, var traits) -> {
                text(out, CLIENT, client.value());
                text(out, ID, id);
                text(out, AT, iso(at));
                text(out, TYPE, type.name());
                text(out, NAME, name);
                text(out, ANONYMOUS_ID, anonymousId);
                text(out, USER_ID, userId);
                text(out, PREVIOUS_ID, previousId);
                text(out, EMAIL, email);
                landing(out, landing);
                out.writeName(SALE);
                sale.ifPresentOrElse(one -> sale(out, one), out::writeNull);
                seen.ifPresent(one -> seen(out, one));
                clues(out, clues);
                traits(out, traits);
            }
        }
        out.writeEndObject();
    }

    private static void landing(JsonGenerator out, Landing given) {
        out.writeName(LANDING);
        out.writeStartObject();
        switch (given) {
            case Landing(var url, var referrer, var tags, var clickIds) -> {
                text(out, URL, url);
                text(out, REFERRER, referrer);
                texts(out, TAGS, tags);
                texts(out, CLICK_IDS, clickIds);
            }
        }
        out.writeEndObject();
    }

    private static void sale(JsonGenerator out, Sale given) {
        out.writeStartObject();
        switch (given) {
            case Sale(var kind, var orderId, Money(var minor, var currency)) -> {
                text(out, KIND, kind.name());
                text(out, ORDER_ID, orderId);
                out.writeName(VALUE);
                out.writeStartObject();
                out.writeName(MINOR);
                out.writeNumber(minor);
                text(out, CURRENCY, currency.code());
                out.writeEndObject();
            }
        }
        out.writeEndObject();
    }

    private static void seen(JsonGenerator out, Seen given) {
        out.writeName(SEEN);
        out.writeStartObject();
        switch (given) {
            case Seen(var trust, var key, var mayAssertSale, var bot, var clock, var consent, var ip, //
            var userAgent, var phone, var platformIds) -> {
                text(out, TRUST, trust.name());
                text(out, KEY, key);
                flag(out, MAY_ASSERT_SALE, mayAssertSale);
                text(out, BOT, bot.name());
                text(out, CLOCK, clock.name());
                consent(out, consent);
                text(out, IP, ip);
                text(out, USER_AGENT, userAgent);
                text(out, PHONE, phone);
                texts(out, PLATFORM_IDS, platformIds);
            }
        }
        out.writeEndObject();
    }

    private static void consent(JsonGenerator out, Consent given) {
        out.writeName(CONSENT);
        out.writeStartObject();
        switch (given) {
            case Consent(var analytics, var ads, var adUserData, var personalisation, var saleOptOut, //
            var categories, var raw) -> {
                text(out, ANALYTICS, analytics.name());
                text(out, ADS, ads.name());
                text(out, AD_USER_DATA, adUserData.name());
                text(out, PERSONALISATION, personalisation.name());
                flag(out, SALE_OPT_OUT, saleOptOut);
                out.writeName(CATEGORIES);
                out.writeStartObject();
                for (Map.Entry<String, Boolean> category : categories.entrySet()) {
                    out.writeName(category.getKey());
                    out.writeBoolean(category.getValue());
                }
                out.writeEndObject();
                texts(out, RAW, raw);
            }
        }
        out.writeEndObject();
    }

    /// Left out where there are none, as they were before there were any.
    private static void clues(JsonGenerator out, List<Clue> clues) {
        if (clues.isEmpty()) {
            return;
        }
        out.writeName(CLUES);
        out.writeStartArray();
        for (Clue given : clues) {
            out.writeStartObject();
            switch (given) {
                case Clue(var kind, var value) -> {
                    text(out, KIND, kind.name());
                    text(out, VALUE, value);
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void traits(JsonGenerator out, Map<Trait, String> traits) {
        if (traits.isEmpty()) {
            return;
        }
        out.writeName(TRAITS);
        out.writeStartObject();
        for (Map.Entry<Trait, String> trait : traits.entrySet()) {
            out.writeName(trait.getKey().name());
            out.writeString(trait.getValue());
        }
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, SerializedString name, String value) {
        out.writeName(name);
        out.writeString(value);
    }

    private static void flag(JsonGenerator out, SerializedString name, boolean value) {
        out.writeName(name);
        out.writeBoolean(value);
    }

    private static void texts(JsonGenerator out, SerializedString name, Map<String, String> texts) {
        out.writeName(name);
        out.writeStartObject();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            out.writeName(text.getKey());
            out.writeString(text.getValue());
        }
        out.writeEndObject();
    }

    /// What `Instant.toString` gives, without a formatter.
    static String iso(Instant at) {
        if (at.getEpochSecond() < YEAR_0 || at.getEpochSecond() >= YEAR_10000) {
            return at.toString();
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
        return utc + (utc.getSecond() == 0 && utc.getNano() == 0 ? ":00Z" : "Z");
    }
}
