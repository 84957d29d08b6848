package outlay.platform;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.activate.Account;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.Destination;
import outlay.activate.Order;
import outlay.activate.Person;
import outlay.activate.Share;
import outlay.activate.Traces;
import outlay.activate.normal.Field;
import outlay.base.Money;
import outlay.fact.Consent;

/// Conversions to tell, and accounts to tell them to.
public final class SampleConversions {
    public static final Instant HAPPENED = Instant.ofEpochSecond(1_795_000_000);
    public static final Instant NOW = HAPPENED.plusSeconds(12 * 3_600);
    /// What must never leave readable, but for names at LinkedIn.
    public static final List<String> SECRETS = List.of("alexz", "800 555", "8005550100", "O'Brien", "obrien");

    private SampleConversions() {}

    public static Conversion purchase() {
        return new Conversion(Conversion.id("o-1001", "purchase"), "purchase", HAPPENED, Conversion.Source.WEB,
                Optional.of("https://shop.example/thanks"),
                new Order(Optional.of("o-1001"), Optional.of(Money.parse("142.52", "USD")),
                        List.of(new Order.Item("p1", Optional.of("Widget"), 2, Money.parse("71.26", "USD")))),
                alex(), traces(), consent(Consent.State.GRANTED, false), new TreeMap<>(Map.of("plan", "gold")),
                Optional.of(new Share("linear", Money.parse("47.51", "USD"), Money.parse("142.52", "USD"))),
                Optional.empty());
    }

    /// Of somebody who objects to the sale of their data and refused personalised ads, without a value.
    public static Conversion lead() {
        return new Conversion(Conversion.id("l-7", "lead"), "lead", HAPPENED, Conversion.Source.WEB,
                Optional.of("https://shop.example/contact"), Order.NONE, alex(), Traces.NONE,
                consent(Consent.State.DENIED, true), new TreeMap<>(), Optional.empty(), Optional.empty());
    }

    public static Conversion restated() {
        return changed(new Change.Restated(HAPPENED.plusSeconds(7_200), Money.parse("71.26", "USD")));
    }

    public static Conversion retracted() {
        return changed(new Change.Retracted(HAPPENED.plusSeconds(7_200)));
    }

    public static Map<String, Conversion> all() {
        Map<String, Conversion> all = new LinkedHashMap<>();
        all.put("purchase", purchase());
        all.put("lead", lead());
        all.put("restated", restated());
        all.put("retracted", retracted());
        return all;
    }

    public static Conversion with(Conversion conversion, Consent consent) {
        return new Conversion(conversion.id(), conversion.name(), conversion.at(), conversion.source(),
                conversion.page(), conversion.order(), conversion.person(), conversion.traces(), consent,
                conversion.custom(), conversion.share(), conversion.change());
    }

    public static Conversion with(Conversion conversion, String id, Instant at) {
        return new Conversion(id, conversion.name(), at, conversion.source(), conversion.page(), conversion.order(),
                conversion.person(), conversion.traces(), conversion.consent(), conversion.custom(),
                conversion.share(), conversion.change());
    }

    public static Conversion with(Conversion conversion, Person person, Traces traces) {
        return new Conversion(conversion.id(), conversion.name(), conversion.at(), conversion.source(),
                conversion.page(), conversion.order(), person, traces, conversion.consent(), conversion.custom(),
                conversion.share(), conversion.change());
    }

    public static Account account(Destination destination) {
        Map<String, String> known = Map.ofEntries(Map.entry("dataset_id", "1234567890"),
                Map.entry("access_token", "token-of-nobody"), Map.entry("operating_account", "1234567890"),
                Map.entry("login_account", "9999999999"), Map.entry("conversion_action", "987654321"),
                Map.entry("customer", "1234567890"), Map.entry("tag_id", "12345678"),
                Map.entry("customer_id", "111"), Map.entry("account_id", "222"), Map.entry("goal", "Signed contract"),
                Map.entry("developer_token", "developer-token-of-nobody"), Map.entry("rule", "987654"),
                Map.entry("pixel_id", "PIXEL-1234"),
                Map.entry("event_source_id", "C0PIXELCODE"), Map.entry("conversion_name", "Signed contract"),
                Map.entry("url", "https://hooks.shop.example/in?x=1"),
                Map.entry("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        Map<String, String> given = new TreeMap<>(known);
        given.keySet().retainAll(destination.settings().stream().map(Account.Setting::name).toList());
        return Account.of(destination.settings(), given);
    }

    public static Consent consent(Consent.State personalisation, boolean saleOptOut) {
        return new Consent(Consent.State.GRANTED, Consent.State.GRANTED, Consent.State.GRANTED, personalisation,
                saleOptOut, new TreeMap<>(), new TreeMap<>());
    }

    private static Conversion changed(Change change) {
        Conversion purchase = purchase();
        return new Conversion(purchase.id(), purchase.name(), purchase.at(), purchase.source(), purchase.page(),
                purchase.order(), purchase.person(), purchase.traces(), purchase.consent(), purchase.custom(),
                Optional.empty(), Optional.of(change));
    }

    private static Person alex() {
        return new Person(Map.of(Field.EMAIL, " AlexZ@example.com ", Field.PHONE, "+1 800 555 0100", Field.FIRST_NAME,
                "Mary", Field.LAST_NAME, "O'Brien", Field.COUNTRY, "US", Field.ZIP, "94035-1234", Field.EXTERNAL_ID,
                "u-1", Field.IP, "203.0.113.7", Field.USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0"));
    }

    private static Traces traces() {
        Instant landed = HAPPENED.minusSeconds(3_600);
        Map<String, Traces.Click> clicks = new TreeMap<>();
        Map.of("gclid", "Cj0KCQ_TEST", "fbclid", "AbCdEfGh", "msclkid", "0b0a1c2d3e4f5a6b7c8d9e0f1a2b3c4d",
                "li_fat_id", "df5gf5-gh6t7-ph4j7h-fgf6n1", "ttclid", "E.C.P.abc", "oppref", "oppref_abc")
                .forEach((name, id) -> clicks.put(name, new Traces.Click(id, landed)));
        return new Traces(clicks, Map.of("fbp", "fb.1.1795000000123.1073741823", "ttp", "01JDttp"));
    }
}
