package outlay.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import outlay.activate.Conversion;
import outlay.activate.ConversionsOut;
import outlay.activate.outbox.Accounts;
import outlay.activate.outbox.Telling;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.fact.Consent;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.fact.Trait;
import outlay.fact.Withdrawal;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.MemoryLog;
import outlay.platform.Destinations;
import outlay.platform.SampleConversions;
import outlay.store.Wish;
import outlay.telling.rule.Rules;
import outlay.telling.rule.RulesFile;

/// A client's log, rules and accounts, and what comes of them.
final class Shop {
    static final ClientId ACME = new ClientId("acme");
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final Consent YES = consent(Consent.State.GRANTED);
    static final Consent NO = consent(Consent.State.DENIED);
    static final String HEAD = "clients:\n  acme:\n    rules:\n";

    final MemoryLog log = new MemoryLog();
    /// As they are now.
    Rules rules;
    final LogIndex index;
    final RuleWishes wishes;
    final LogTelling telling;

    /// @param rules of the client, each a line of settings
    Shop(String... rules) {
        this(parsed(HEAD + String.join("", List.of(rules).stream().map(Shop::rule).toList())), "meta");
    }

    Shop(Rules rules, String destination) {
        this(rules, destination, log -> log);
    }

    /// @param around what to put around the log
    Shop(Rules rules, String destination, UnaryOperator<Log> around) {
        this.rules = rules;
        this.index = new LogIndex(around.apply(log), () -> this.rules, Duration.ZERO, System::nanoTime, 7);
        this.wishes = new RuleWishes(() -> this.rules, index);
        this.telling = new LogTelling(() -> this.rules, index, accounts(destination));
    }

    static Accounts accounts(String destination) {
        ConversionsOut out = (ConversionsOut) Destinations.of(destination).orElseThrow();
        return (client, name) -> Optional
                .of(new Accounts.Connected(name, out, SampleConversions.account(out), true));
    }

    /// A rule with what every rule needs, unless it says otherwise: `when: order, value: 10.00 EUR`.
    static String rule(String settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("name", "r", "account", "main", "when", "order", "tell",
                "purchase", "since", "2026-01-01"));
        for (String setting : settings.split(", ")) {
            if (!setting.isEmpty()) {
                all.put(setting.substring(0, setting.indexOf(':')), setting.substring(setting.indexOf(':') + 2));
            }
        }
        List<String> lines = new ArrayList<>();
        new TreeMap<>(all).forEach((name, value) -> lines.add(name + ": " + value));
        return "      - " + String.join("\n        ", lines) + "\n";
    }

    static Rules parsed(String text) {
        List<String> mistakes = new ArrayList<>();
        Rules rules = RulesFile.parse("rules.yaml", text, mistakes);
        assertThat(mistakes).isEmpty();
        return rules;
    }

    Shop add(Fact... facts) {
        for (Fact fact : facts) {
            log.append(List.of(FactCodec.encode(fact, NOW))).join();
        }
        return this;
    }

    /// What the outbox would hold: of each conversion and change the first wish.
    List<Wish> outbox() {
        Map<List<Object>, Wish> first = new LinkedHashMap<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                for (Wish wish : wishes.of(cursor.position(), entry)) {
                    first.putIfAbsent(List.of(wish.client(), wish.account(), wish.conversion(), wish.change()), wish);
                }
            }
        }
        return List.copyOf(first.values());
    }

    List<Telling.Told> told() {
        return outbox().stream().map(wish -> telling.of(wish, NOW)).toList();
    }

    /// The only one there is.
    Conversion conversion() {
        assertThat(told()).hasSize(1);
        assertThat(told().getFirst()).isInstanceOf(Telling.Told.Tell.class);
        return ((Telling.Told.Tell) told().getFirst()).conversion();
    }

    String evidence() {
        return ((Telling.Told.Tell) told().getFirst()).evidence();
    }

    /// `tell`, or the reason why not, of each.
    List<String> ends() {
        return told().stream().map(told -> told instanceof Telling.Told.Nothing nothing
                ? nothing.reason()
                : "tell").toList();
    }

    static Instant day(int day) {
        return Instant.parse("2026-11-%02dT10:00:00Z".formatted(day));
    }

    static Consent consent(Consent.State state) {
        return new Consent(state, state, state, state, false, new TreeMap<>(), new TreeMap<>(Map.of("gcd", "x")));
    }

    /// An event that can be changed piece by piece.
    static Made event(String id, int day) {
        return new Made(new Event(ACME, id, day(day), Event.Type.TRACK, "Order Completed", "device", "", "",
                "ann@shop.de", landing("https://shop.de/thanks"), Optional.empty(), Optional.of(seen(YES)), List.of(),
                new TreeMap<>()));
    }

    static Made order(String id, int day, String order, String amount) {
        return event(id, day).sale(Sale.Kind.ORDER, order, amount);
    }

    static Made page(String id, int day) {
        return event(id, day).type(Event.Type.PAGE).email("");
    }

    static Landing landing(String url) {
        return new Landing(url, "", new TreeMap<>(), new TreeMap<>());
    }

    static Seen seen(Consent consent) {
        return new Seen(Seen.Trust.SERVER, "k1", true, Seen.Bot.NO, Seen.Clock.AS_SENT, consent, "", "Mozilla", "",
                new TreeMap<>());
    }

    record Made(Event event) {
        Made sale(Sale.Kind kind, String order, String amount) {
            return with(event.landing(), Optional.of(new Sale(kind, order, Money.parse(amount, "EUR"))), event.seen());
        }

        Made named(String name) {
            return new Made(new Event(event.client(), event.id(), event.at(), event.type(), name, event.anonymousId(),
                    event.userId(), "", event.email(), event.landing(), event.sale(), event.seen(), event.clues(),
                    event.traits()));
        }

        Made type(Event.Type type) {
            return new Made(new Event(event.client(), event.id(), event.at(), type, event.name(), event.anonymousId(),
                    event.userId(), "", event.email(), event.landing(), event.sale(), event.seen(), event.clues(),
                    event.traits()));
        }

        Made who(String device, String user, String email) {
            return new Made(new Event(event.client(), event.id(), event.at(), event.type(), event.name(), device, user,
                    "", email, event.landing(), event.sale(), event.seen(), event.clues(), event.traits()));
        }

        Made email(String email) {
            return who(event.anonymousId(), event.userId(), email);
        }

        Made of(ClientId client) {
            return new Made(new Event(client, event.id(), event.at(), event.type(), event.name(), event.anonymousId(),
                    event.userId(), "", event.email(), event.landing(), event.sale(), event.seen(), event.clues(),
                    event.traits()));
        }

        Made trait(Trait trait, String value) {
            TreeMap<Trait, String> traits = new TreeMap<>(event.traits());
            traits.put(trait, value);
            return new Made(new Event(event.client(), event.id(), event.at(), event.type(), event.name(),
                    event.anonymousId(), event.userId(), "", event.email(), event.landing(), event.sale(),
                    event.seen(), event.clues(), traits));
        }

        Made consent(Consent consent) {
            Seen seen = event.seen().orElseThrow();
            return with(event.landing(), event.sale(), Optional.of(new Seen(seen.trust(), seen.key(),
                    seen.mayAssertSale(), seen.bot(), seen.clock(), consent, seen.ip(), seen.userAgent(), seen.phone(),
                    seen.platformIds())));
        }

        Made seen(Seen.Trust trust, Seen.Bot bot, String ip, Map<String, String> cookies) {
            Seen seen = event.seen().orElseThrow();
            return with(event.landing(), event.sale(), Optional.of(new Seen(trust, seen.key(), true, bot, seen.clock(),
                    seen.consent(), ip, seen.userAgent(), seen.phone(), new TreeMap<>(cookies))));
        }

        Made clicks(String... namesAndIds) {
            TreeMap<String, String> clicks = new TreeMap<>();
            for (int i = 0; i < namesAndIds.length; i += 2) {
                clicks.put(namesAndIds[i], namesAndIds[i + 1]);
            }
            return with(new Landing(event.landing().url(), "", event.landing().tags(), clicks), event.sale(),
                    event.seen());
        }

        Made tags(String source, String medium, String campaign) {
            TreeMap<String, String> tags = new TreeMap<>(Map.of("utm_source", source, "utm_medium", medium,
                    "utm_campaign", campaign));
            return with(new Landing(event.landing().url(), "", tags, event.landing().clickIds()), event.sale(),
                    event.seen());
        }

        private Made with(Landing landing, Optional<Sale> sale, Optional<Seen> seen) {
            return new Made(new Event(event.client(), event.id(), event.at(), event.type(), event.name(),
                    event.anonymousId(), event.userId(), "", event.email(), landing, sale, seen, event.clues(),
                    event.traits()));
        }
    }

    static Deal deal(String version, int day, Deal.Status status, String stage, String amount, List<String> contacts) {
        Optional<Instant> closed = status == Deal.Status.OPEN ? Optional.empty() : Optional.of(day(day));
        return new Deal(ACME, "hubspot", "7", version, Optional.of(day(day)), "Deal", Optional.of(amount)
                .filter(text -> !text.isEmpty()).map(text -> Money.parse(text, "EUR")), stage, status,
                Optional.of(day(1)), closed, contacts, List.of(), "", "", new TreeMap<>());
    }

    static Contact contact(String id, String version, int day, String email, Map<String, Instant> stages) {
        return new Contact(ACME, "hubspot", id, version, Optional.of(day(day)), email, "", "", Optional.of(day(1)),
                new TreeMap<>(stages), List.of(), "", new TreeMap<>(Map.of(Trait.FIRST_NAME, "Ann", Trait.LAST_NAME,
                        "Lee", Trait.COUNTRY, "Germany")));
    }

    static Withdrawal split(String id, String one, String other) {
        return new Withdrawal(ACME, id, NOW, one, other, true, "");
    }
}
