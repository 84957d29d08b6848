package outlay.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.collect.Quarantine;
import outlay.collect.Refusal;
import outlay.fact.Clue;
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
import outlay.identity.Identifier;
import outlay.identity.Persons;
import outlay.json.Json;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.report.Books;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// In random worlds of people who share devices and deals, everybody gets every fact of theirs and nothing of others'.
class AccessTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final int PEOPLE = 4;

    private static String email(int person) {
        return "lovelace" + person + "@home" + person + ".example";
    }

    private static String user(int person) {
        return "user-" + person + "-qz";
    }

    private static List<Fact> world(Draw draw) {
        List<Fact> facts = new ArrayList<>();
        int size = draw.between(20, 60);
        for (int i = 0; i < size; i++) {
            facts.add(fact(draw, i));
        }
        return facts;
    }

    private static Fact fact(Draw draw, int i) {
        Instant at = START.plusSeconds(600L * draw.between(0, 1_000));
        int person = draw.between(0, PEOPLE - 1);
        if (draw.chance(15)) {
            return new Contact(ACME, "hubspot", "C-" + person + "-77", "v" + i, Optional.of(at), email(person), "", "",
                    Optional.empty(), new TreeMap<>(), draw.chance(30)
                            ? List.of(new Clue(Clue.Kind.USER, user(person)))
                            : List.of(),
                    "", new TreeMap<>(Map.of(Trait.CITY, "city-of-" + person)));
        }
        if (draw.chance(10)) {
            int other = draw.between(0, PEOPLE - 1);
            return new Deal(ACME, "hubspot", "D" + i, "v" + i, Optional.of(at), "Deal of " + email(other),
                    Optional.of(Money.parse("10.00", "USD")), "", Deal.Status.WON, Optional.empty(), Optional.of(at),
                    List.of("C-" + person + "-77"), List.of(email(other)), "", "", new TreeMap<>());
        }
        if (draw.chance(3)) {
            return new Withdrawal(ACME, "w" + i, at, "anonymous:dev-0-xx", "email:" + email(person), true,
                    "because of " + email(person));
        }
        // Device 0 is everybody's.
        String device = "dev-" + draw.pick(0, person + 1) + "-xx";
        boolean says = draw.chance(50);
        return new Event(ACME, "e" + i, at, draw.pick(Event.Type.PAGE, Event.Type.IDENTIFY, Event.Type.TRACK), "Seen",
                device, says ? user(person) : "", "", says && draw.chance(60) ? email(person) : "",
                new Landing("https://shop.example/?to=" + draw.pick("x", email(draw.between(0, PEOPLE - 1))), "",
                        new TreeMap<>(), new TreeMap<>()),
                draw.chance(20)
                        ? Optional.of(new Sale(Sale.Kind.ORDER, "O" + i, Money.parse("5.00", "USD")))
                        : Optional.empty(),
                Optional.of(new Seen(Seen.Trust.SERVER, "k", false, Seen.Bot.NO, Seen.Clock.AS_SENT,
                        consent(draw, person), "", "agent-of-" + device, "", new TreeMap<>())))
                .from(device.equals("dev-0-xx") ? "" : "A" + (char) ('A' + person));
    }

    private static Consent consent(Draw draw, int person) {
        return draw.chance(50)
                ? Consent.UNKNOWN
                : new Consent(draw.pick(Consent.State.GRANTED, Consent.State.DENIED), Consent.State.GRANTED,
                        Consent.State.GRANTED, Consent.State.UNKNOWN, false, new TreeMap<>(), new TreeMap<>(
                                Map.of("gcs", "G11" + person)));
    }

    private static AccessAnswer answer(List<Fact> facts, List<String> identifiers) {
        MemoryLog log = new MemoryLog();
        facts.forEach(fact -> log.append(List.of(FactCodec.encode(fact, START))).join());
        for (int person = 0; person < PEOPLE; person++) {
            log.append(List.of(new Quarantine(Refusal.NOT_JSON, "no", "/v1/batch", 1,
                    ("{broken " + email(person)).getBytes(StandardCharsets.UTF_8)).entry(ACME, "door", START))).join();
        }
        return new Access(log, client -> Books.of(facts), Recipients.NONE, RetentionTimes.KEEP.words()).of(ACME,
                identifiers, START);
    }

    private static String id(Fact fact) {
        return AccessAnswer.kind(fact) + " " + fact.id();
    }

    @Test
    void everybodyGetsEveryFactOfTheirsAndNoneOfOthers() {
        int[] shared = new int[1];
        Property.check(50, 51, draw -> {
            List<Fact> facts = world(draw);
            Persons persons = Persons.of(facts);
            int asked = draw.between(0, PEOPLE - 1);
            Identifier identifier = new Identifier(Identifier.Type.EMAIL, email(asked));
            Optional<String> name = persons.personOf(identifier);
            if (name.isEmpty()) {
                return;
            }
            AccessAnswer answer = answer(facts, List.of("email:" + email(asked)));
            List<AccessReport.Fact> shown = new ArrayList<>();
            answer.facts(shown::add);
            Set<String> known = shown.stream().filter(fact -> !fact.id().isEmpty())
                    .map(fact -> fact.kind() + " " + fact.id()).collect(Collectors.toCollection(TreeSet::new));
            Set<String> theirs = facts.stream().filter(fact -> isOf(fact, name.get(), persons)).map(AccessTest::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(known).isEqualTo(theirs);
            shared[0] += (int) facts.stream().filter(fact -> fact instanceof Event event
                    && event.anonymousId().equals("dev-0-xx") && event.userId().isEmpty()
                    && isOf(fact, name.get(), persons)).count();
            assertThat(shown.stream().filter(fact -> fact.kind().equals("refused"))).isNotEmpty()
                    .allMatch(fact -> fact.fields().getOrDefault("text", "").contains(email(asked)));
            assertThat(files(answer).contains("\"visitorCountry\":\"A" + (char) ('A' + asked) + "\""))
                    .isEqualTo(facts.stream().anyMatch(fact -> fact instanceof Event event
                            && event.visitorCountry().equals("A" + (char) ('A' + asked))
                            && isOf(fact, name.get(), persons)));
            long sum = answer.report().facts().values().stream().mapToLong(Long::longValue).sum();
            assertThat(sum).isEqualTo(shown.size());
            namesNobodyElse(answer, persons, name.get());
        });
        assertThat(shared[0]).as("unnamed events on the device of all").isGreaterThan(20);
    }

    private static boolean isOf(Fact fact, String person, Persons persons) {
        return switch (fact) {
            case Event event -> persons.personOf(event).filter(person::equals).isPresent();
            case Contact contact -> persons.personOf(contact).filter(person::equals).isPresent();
            case Deal deal -> persons.personsOf(deal).contains(person);
            case Withdrawal word -> persons.personOf(Identifier.parse(word.other()).orElseThrow())
                    .filter(person::equals).isPresent()
                    || persons.personOf(Identifier.parse(word.one()).orElseThrow()).filter(person::equals).isPresent();
            default -> false;
        };
    }

    /// The person's data as both files have it.
    private static String files(AccessAnswer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringWriter html = new StringWriter();
        try {
            try (AccessJson json = new AccessJson(answer.report(), bytes);
                    AccessPage page = new AccessPage(answer.report(), html)) {
                List<AccessReport.Fact> all = new ArrayList<>();
                answer.facts(all::add);
                for (AccessReport.Fact fact : all) {
                    json.fact(fact);
                    page.fact(fact);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String json = bytes.toString(StandardCharsets.UTF_8);
        assertThat(Json.records().readTree(json).get("facts").isArray()).isTrue();
        return json + html;
    }

    private static void namesNobodyElse(AccessAnswer answer, Persons persons, String person) {
        String both = files(answer);
        for (int other = 0; other < PEOPLE; other++) {
            if (persons.personOf(new Identifier(Identifier.Type.EMAIL, email(other))).filter(person::equals)
                    .isEmpty() && persons.knows(new Identifier(Identifier.Type.EMAIL, email(other)))) {
                assertThat(both).doesNotContain(email(other)).doesNotContain(AccessPage.text(email(other)));
            }
            if (persons.personOf(new Identifier(Identifier.Type.USER, user(other)))
                    .filter(name -> !name.equals(person)).isPresent()) {
                assertThat(both).doesNotContain(user(other));
            }
        }
    }

    @Test
    void everyTraitAndPurposeHasItsEvidence() {
        Consent said = new Consent(Consent.State.GRANTED, Consent.State.DENIED, Consent.State.DENIED,
                Consent.State.DENIED, false, new TreeMap<>(), new TreeMap<>(Map.of("gcs", "G101", "us_privacy",
                        "1YNN")));
        List<Fact> facts = List.of(
                new Event(ACME, "e1", START, Event.Type.IDENTIFY, "", "dev-1-xx", user(1), "", email(1), Landing.NONE,
                        Optional.empty(), Optional.of(new Seen(Seen.Trust.SERVER, "k", false, Seen.Bot.NO,
                                Seen.Clock.AS_SENT, said, "", "", "", new TreeMap<>())),
                        List.of(), new TreeMap<>(Map.of(Trait.CITY, "Paris"))),
                new Contact(ACME, "hubspot", "C-1", "v1", Optional.of(START), email(1), "", "", Optional.empty(),
                        new TreeMap<>(), List.of(), "", new TreeMap<>(Map.of(Trait.CITY, "Rome"))));
        AccessReport report = answer(facts, List.of(user(1))).report();
        assertThat(report.profile()).containsExactly(
                new AccessReport.Said("city", "Rome", "crm", "hubspot/contact/C-1/v1", START));
        assertThat(report.purposes()).hasSize(5).contains(new AccessReport.Allowed("measure",
                "counting visits and orders", "granted", "gcs us_privacy",
                new TreeMap<>(Map.of("gcs.format", "1", "us_privacy.version", "1")), "e1", START.toString(),
                said.raw()));
        assertThat(report.identifiers()).extracting(AccessReport.Known::type).contains("email", "user", "contact",
                "anonymous", "email_hash");
        assertThat(report.facts()).containsEntry("event", 1L).containsEntry("contact", 1L);
    }
}
