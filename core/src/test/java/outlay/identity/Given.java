package outlay.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Money;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.fact.SpendRow;

/// Facts for tests, with only what a test is about written out.
public final class Given {
    public static final ClientId ACME = new ClientId("acme");
    public static final String SITE = "https://www.acme.com/";

    private Given() {}

    /// "10-01 12:30" of 2026, UTC.
    public static Instant at(String monthDayTime) {
        return Instant.parse("2026-" + monthDayTime.replace(' ', 'T') + ":00Z");
    }

    public static Event page(String id, String at, String anonymousId, Landing landing) {
        return event(id, at(at), Event.Type.PAGE, "", anonymousId, "", "", "", landing);
    }

    public static Event track(String id, String at, String name, String anonymousId, String userId) {
        return event(id, at(at), Event.Type.TRACK, name, anonymousId, userId, "", "", Landing.NONE);
    }

    public static Event identify(String id, String anonymousId, String userId, String previousId, String email) {
        return event(id, at("10-01 00:00"), Event.Type.IDENTIFY, "", anonymousId, userId, previousId, email,
                Landing.NONE);
    }

    public static Event event(String id, Instant at, Event.Type type, String name, String anonymousId, String userId,
            String previousId, String email, Landing landing) {
        return new Event(ACME, id, at, type, name, anonymousId, userId, previousId, email, landing, Optional.empty());
    }

    public static Event sale(String id, String at, String anonymousId, Sale.Kind kind, String orderId, String value) {
        String[] money = value.split(" ");
        return new Event(ACME, id, at(at), Event.Type.TRACK, "Order Completed", anonymousId, "", "", "", Landing.NONE,
                Optional.of(new Sale(kind, orderId, Money.parse(money[1], money[0]))));
    }

    /// @param tags `utm_source=google&gclid=abc`: names of click ids become click ids
    public static Landing landing(String url, String referrer, String tags) {
        TreeMap<String, String> campaign = new TreeMap<>();
        TreeMap<String, String> clicks = new TreeMap<>();
        for (String pair : tags.isEmpty() ? new String[0] : tags.split("&")) {
            String[] nameValue = pair.split("=", 2);
            boolean tag = nameValue[0].matches("(utm|ol|hsa|gad)_.*");
            (tag ? campaign : clicks).put(nameValue[0], nameValue[1]);
        }
        return new Landing(url, referrer, campaign, clicks);
    }

    public static Landing tagged(String tags) {
        return landing(SITE, "", tags);
    }

    public static Contact contact(String contactId, String version, String modified, String email, String company,
            String created) {
        return new Contact(ACME, "hubspot", contactId, version, Optional.of(at(modified)), email, company, "",
                created.isEmpty() ? Optional.empty() : Optional.of(at(created)), new TreeMap<>());
    }

    public static Deal deal(String dealId, String version, String modified, Deal.Status status, String amount,
            String closed, List<String> contactIds, List<String> emails, String company) {
        return new Deal(ACME, "hubspot", dealId, version, Optional.of(at(modified)), "Deal " + dealId,
                amount.isEmpty() ? Optional.empty() : Optional.of(Money.parse(amount, "USD")), "stage", status,
                Optional.empty(), closed.isEmpty() ? Optional.empty() : Optional.of(at(closed)), contactIds, emails,
                company, "", new TreeMap<>());
    }

    /// @param entity campaign id, name, type, ad group id, name, ad id, name, divided by `|` and padded with blanks
    public static SpendRow spend(int line, String platform, String day, String entity) {
        String[] parts = (entity + " | | | | | | ").split("\\|");
        return new SpendRow(ACME, "import", line, platform, "acc", "Account", SpendRow.Level.AD, Day.parse(day), "",
                new SpendRow.Entity(parts[0].strip(), parts[1].strip(), parts[2].strip(), parts[3].strip(),
                        parts[4].strip(), parts[5].strip(), parts[6].strip(), ""),
                "", Micros.parse("1", "USD"), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                Optional.empty());
    }
}
