package outlay.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import outlay.base.Money;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.Landing;
import outlay.fact.Rate;
import outlay.fact.Sale;
import outlay.fact.SpendRow;
import outlay.fact.SpendRow.Level;
import outlay.identity.Given;
import outlay.ledger.Facts;
import outlay.testkit.Draw;

/// Facts of every kind about a few people and two companies, as the doors give them.
final class Market {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final List<String> TAGS = List.of("", "gclid=x",
            "utm_source=google&utm_medium=cpc&utm_campaign=brand",
            "utm_source=google&utm_medium=cpc&utm_campaign=brand&utm_term=Shift+planner",
            "utm_source=google&utm_medium=cpc&utm_term=rota", "utm_source=news&utm_medium=email", "li_fat_id=x",
            "utm_source=linkedin&utm_medium=cpc&utm_campaign=generic");
    private static final List<String> COUNTRIES = List.of("", "DE", "US", "AA", "ZZ");
    private static final List<String> PEOPLE = List.of("ann", "bob", "cem", "dan");

    private Market() {}

    static List<Fact> random(Draw draw) {
        List<Fact> facts = new ArrayList<>();
        for (String person : PEOPLE) {
            facts.add(Given.identify("who " + person, person, "", "", person + "@example.com"));
        }
        int size = draw.between(0, 30);
        for (int i = 0; i < size; i++) {
            String id = "f" + i * 37 % 101;
            facts.add(switch (draw.between(0, 8)) {
                case 0, 1, 2 -> Given.event(id, at(draw), Event.Type.PAGE, "", draw.pick(PEOPLE), "", "", "",
                        Given.tagged(draw.pick(TAGS))).from(draw.pick(COUNTRIES));
                case 3 -> Given.event(id, at(draw), Event.Type.TRACK, "Ad Viewed", draw.pick(PEOPLE), "", "", "",
                        Given.tagged(draw.pick(TAGS))).from(draw.pick(COUNTRIES));
                case 4 -> Given.event(id, at(draw), Event.Type.TRACK, "Lead", draw.pick(PEOPLE), "", "", "",
                        Landing.NONE);
                case 5 -> sale(draw, id);
                case 6 -> contact(draw, i);
                default -> deal(draw, i);
            });
        }
        Facts money = new Facts().rate("2026-09-30", "EUR", "USD", "1.0813");
        int rows = draw.between(0, 4);
        for (int i = 0; i < rows; i++) {
            Level level = draw.pick(Level.CAMPAIGN, Level.CAMPAIGN, Level.AD_GROUP, Level.KEYWORD);
            String below = level == Level.CAMPAIGN
                    ? ""
                    : level == Level.AD_GROUP
                            ? "/core"
                            : draw.pick("/core/[shift planner]", "/core/Shift planner", "/core/rota");
            money.spent(level, draw.pick("brand", "generic") + below, String.valueOf(draw.between(0, 1_000)));
            if (draw.chance(50)) {
                money.imported();
            }
        }
        facts.addAll(money.imported().list());
        return facts;
    }

    /// The same at other times and under other names.
    static Fact changed(Fact fact, UnaryOperator<String> name, int days) {
        if (fact instanceof Event event) {
            return new Event(event.client(), name.apply(event.id()), later(event.at(), days), event.type(),
                    event.name(), name.apply(event.anonymousId()), event.userId(), event.previousId(),
                    event.email().isEmpty() ? "" : name.apply(event.email()), event.landing(), event.sale()
                            .map(sale -> new Sale(sale.kind(), name.apply(sale.orderId()), sale.value())))
                    .from(event.visitorCountry());
        }
        if (fact instanceof Contact contact) {
            return new Contact(contact.client(), contact.crm(), name.apply(contact.contactId()), contact.version(),
                    later(contact.modifiedAt(), days), contact.email().isEmpty() ? "" : name.apply(contact.email()),
                    contact.companyId(), contact.companyName(), later(contact.createdAt(), days),
                    later(contact.stages(), days));
        }
        if (fact instanceof Deal deal) {
            return new Deal(deal.client(), deal.crm(), name.apply(deal.dealId()), deal.version(),
                    later(deal.modifiedAt(), days), deal.name(), deal.amount(), deal.stage(), deal.status(),
                    later(deal.createdAt(), days), later(deal.closedAt(), days),
                    deal.contactIds().stream().map(name).toList(), deal.emails(), deal.companyId(),
                    deal.companyName(), later(deal.stages(), days));
        }
        if (fact instanceof SpendRow row) {
            return new SpendRow(row.client(), row.importId(), row.line(), row.platform(), row.accountId(),
                    row.accountName(), row.level(), row.day().plus(days), row.zone(), row.entity(), row.segment(),
                    row.spend(), row.impressions(), row.clicks(), row.platformConversions(),
                    row.platformConversionValue());
        }
        if (fact instanceof Rate rate) {
            return new Rate(rate.client(), rate.day().plus(days), rate.base(), rate.quote(), rate.rate(),
                    rate.source());
        }
        Import done = (Import) fact;
        return new Import(done.client(), done.id(), done.fileName(), done.sha256(), done.kind(), done.format(),
                done.rows(), later(done.at(), days));
    }

    private static Event sale(Draw draw, String id) {
        return new Event(Given.ACME, id, at(draw), Event.Type.TRACK, "", draw.pick(PEOPLE), "", "", "", Landing.NONE,
                Optional.of(new Sale(draw.pick(Sale.Kind.ORDER, Sale.Kind.ORDER, Sale.Kind.REFUND),
                        draw.pick("A1", "A2", "A3"), Money.parse(String.valueOf(draw.between(1, 1_000)), "USD"))));
    }

    private static Contact contact(Draw draw, int i) {
        String person = draw.pick(PEOPLE);
        SortedMap<String, Instant> stages = new TreeMap<>();
        draw.list(0, 2, d -> d.pick("lead", "mql", "sql")).forEach(stage -> stages.put(stage, at(draw)));
        return new Contact(Given.ACME, "hubspot", person, "v" + i, Optional.of(at(draw)), person + "@example.com",
                draw.pick("c1", "c2", ""), "", Optional.of(at(draw)), stages);
    }

    private static Deal deal(Draw draw, int i) {
        return new Deal(Given.ACME, "hubspot", draw.pick("d1", "d2", "d3"), "v" + i, Optional.of(at(draw)), "",
                Optional.of(Money.parse(String.valueOf(draw.between(1, 50_000)), "EUR")), "",
                draw.pick(Deal.Status.WON, Deal.Status.WON, Deal.Status.LOST, Deal.Status.OPEN),
                Optional.of(at(draw)), Optional.of(at(draw)), draw.list(0, 2, d -> d.pick(PEOPLE)), List.of(),
                draw.pick("c1", "c2", ""), "", new TreeMap<>(draw.chance(30) ? Map.of("lead", at(draw)) : Map.of()));
    }

    private static Instant at(Draw draw) {
        return START.plusSeconds(draw.between(0, 120) * 3_600L * 6);
    }

    private static Instant later(Instant at, int days) {
        return at.plusSeconds(days * 86_400L);
    }

    private static Optional<Instant> later(Optional<Instant> at, int days) {
        return at.map(known -> later(known, days));
    }

    private static SortedMap<String, Instant> later(SortedMap<String, Instant> stages, int days) {
        SortedMap<String, Instant> later = new TreeMap<>();
        stages.forEach((stage, at) -> later.put(stage, later(at, days)));
        return later;
    }
}
