package outlay.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
/// the cost. Events are what comes in by the thousand a second; `FactCodecTest` holds the two together, so a new
/// component that is forgotten here fails there.
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

    @Override
    public void serialize(Event event, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        text(out, CLIENT, event.client().value());
        text(out, ID, event.id());
        text(out, AT, iso(event.at()));
        text(out, TYPE, event.type().name());
        text(out, NAME, event.name());
        text(out, ANONYMOUS_ID, event.anonymousId());
        text(out, USER_ID, event.userId());
        text(out, PREVIOUS_ID, event.previousId());
        text(out, EMAIL, event.email());
        landing(out, event.landing());
        out.writeName(SALE);
        event.sale().ifPresentOrElse(sale -> sale(out, sale), out::writeNull);
        event.seen().ifPresent(seen -> seen(out, seen));
        clues(out, event.clues());
        traits(out, event.traits());
        out.writeEndObject();
    }

    private static void clues(JsonGenerator out, List<Clue> clues) {
        if (clues.isEmpty()) {
            return;
        }
        out.writeName(CLUES);
        out.writeStartArray();
        for (Clue clue : clues) {
            out.writeStartObject();
            text(out, KIND, clue.kind().name());
            text(out, VALUE, clue.value());
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

    private static void landing(JsonGenerator out, Landing landing) {
        out.writeName(LANDING);
        out.writeStartObject();
        text(out, URL, landing.url());
        text(out, REFERRER, landing.referrer());
        texts(out, TAGS, landing.tags());
        texts(out, CLICK_IDS, landing.clickIds());
        out.writeEndObject();
    }

    private static void sale(JsonGenerator out, Sale sale) {
        out.writeStartObject();
        text(out, KIND, sale.kind().name());
        text(out, ORDER_ID, sale.orderId());
        out.writeName(VALUE);
        out.writeStartObject();
        out.writeName(MINOR);
        out.writeNumber(sale.value().minor());
        text(out, CURRENCY, sale.value().currency().code());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void seen(JsonGenerator out, Seen seen) {
        out.writeName(SEEN);
        out.writeStartObject();
        text(out, TRUST, seen.trust().name());
        text(out, KEY, seen.key());
        flag(out, MAY_ASSERT_SALE, seen.mayAssertSale());
        text(out, BOT, seen.bot().name());
        text(out, CLOCK, seen.clock().name());
        consent(out, seen.consent());
        text(out, IP, seen.ip());
        text(out, USER_AGENT, seen.userAgent());
        text(out, PHONE, seen.phone());
        texts(out, PLATFORM_IDS, seen.platformIds());
        out.writeEndObject();
    }

    private static void consent(JsonGenerator out, Consent consent) {
        out.writeName(CONSENT);
        out.writeStartObject();
        text(out, ANALYTICS, consent.analytics().name());
        text(out, ADS, consent.ads().name());
        text(out, AD_USER_DATA, consent.adUserData().name());
        text(out, PERSONALISATION, consent.personalisation().name());
        flag(out, SALE_OPT_OUT, consent.saleOptOut());
        out.writeName(CATEGORIES);
        out.writeStartObject();
        for (Map.Entry<String, Boolean> category : consent.categories().entrySet()) {
            out.writeName(category.getKey());
            out.writeBoolean(category.getValue());
        }
        out.writeEndObject();
        texts(out, RAW, consent.raw());
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

    private static String iso(Instant at) {
        return at.toString();
    }
}
