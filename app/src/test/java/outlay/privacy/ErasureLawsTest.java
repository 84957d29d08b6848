package outlay.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import outlay.attribution.Model;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.identity.Identifier;
import outlay.live.Happenings;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.MemoryLog;
import outlay.report.Books;
import outlay.report.Question;
import outlay.testkit.Draw;
import outlay.testkit.Property;
import outlay.web.AnswerJson;
import outlay.web.QuestionReader;

/// Law A14 over random histories: what came in and was erased leaves the same books without the person, and does not
/// come back.
final class ErasureLawsTest {
    private static final byte[] KEY = {1, 2, 3};
    private static final byte[] MARKS = {4, 5, 6};
    private static final List<String> PEOPLE = List.of("user:u1", "user:u2", "email:ann@example.com",
            "email:bob@example.com", "contact:hubspot/1", "contact:hubspot/2");

    /// A history in which somebody is erased.
    private record World(MemoryLog log, List<Entry> before, List<Entry> after, Subject subject) {
        static World random(Draw draw) {
            MemoryLog log = new MemoryLog();
            Instant at = Instant.parse("2026-11-01T00:00:00Z");
            for (Fact fact : Happenings.random(draw, draw.between(5, 40))) {
                log.append(List.of(FactCodec.encode(fact, at))).join();
            }
            List<Entry> before = entries(log);
            Subject subject = new PersonSearch(log, Happenings.CLIENT).subject(List.of(draw.pick(PEOPLE)));
            return new World(log, before, erased(before, subject, KEY), subject);
        }
    }

    private static List<Entry> entries(Log log) {
        List<Entry> entries = new ArrayList<>();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                entries.add(cursor.entry());
            }
        }
        return entries;
    }

    private static List<Entry> erased(List<Entry> entries, Subject subject, byte[] key) {
        EntryErasure rule = new EntryErasure(subject, key, MARKS);
        return entries.stream().map(entry -> rule.apply(0, entry)).toList();
    }

    /// Everything that every report says, for a history up to an entry.
    private static List<String> reports(List<Entry> entries) {
        Books books = Books.of(entries.stream().filter(entry -> entry.kind() != Entry.Kind.QUARANTINE)
                .map(FactCodec::decode).toList());
        List<String> reports = new ArrayList<>();
        for (Question.By by : Question.By.values()) {
            for (Model model : by == Question.By.CHANNELS ? Model.ALL : List.of(Model.LINEAR)) {
                Question question = QuestionReader.read(by,
                        java.util.Map.of("client", Happenings.CLIENT.value(), "model", model.label()));
                reports.add(AnswerJson.text(books.answer(question), 0));
            }
        }
        return reports;
    }

    private static boolean held(List<Entry> entries, Subject subject) {
        Set<String> texts = new TreeSet<>();
        subject.identifiers().forEach(identifier -> texts.add("\"" + value(identifier) + "\""));
        return entries.stream().map(entry -> new String(entry.body(), StandardCharsets.UTF_8))
                .anyMatch(body -> texts.stream().anyMatch(body::contains));
    }

    private static String value(Identifier identifier) {
        return identifier.type() == Identifier.Type.CONTACT
                ? "contactId\":\"" + identifier.value().substring(identifier.value().indexOf('/') + 1)
                : identifier.value();
    }

    @Test
    void everyReportStaysTheSameToTheCentAndAtEveryTime() {
        Property.check(60, 31, draw -> {
            World world = World.random(draw);
            assertThat(reports(world.after)).isEqualTo(reports(world.before));
            int then = draw.between(0, world.before.size());
            assertThat(reports(world.after.subList(0, then))).isEqualTo(reports(world.before.subList(0, then)));
        });
    }

    @Test
    void nothingLeadsToThePersonAndTheOthersKeepTheirBytes() {
        int[] worlds = new int[1];
        Property.check(170, 32, draw -> {
            World world = World.random(draw);
            worlds[0] += held(world.before, world.subject) ? 1 : 0;
            assertThat(held(world.after, world.subject)).isFalse();
            EntryErasure rule = new EntryErasure(world.subject, KEY, MARKS);
            for (int i = 0; i < world.before.size(); i++) {
                Entry entry = world.before.get(i);
                assertThat(world.after.get(i).kind()).isEqualTo(entry.kind());
                if (entry.kind() != Entry.Kind.QUARANTINE && !rule.isOwn(FactCodec.decode(entry))) {
                    assertThat(world.after.get(i)).isSameAs(entry);
                }
            }
        });
        assertThat(worlds[0]).isGreaterThan(100);
    }

    @Test
    void erasingTwiceIsErasingOnce() {
        Property.check(200, 33, draw -> {
            World world = World.random(draw);
            List<Entry> again = erased(world.after, world.subject, new byte[]{9});
            for (int i = 0; i < again.size(); i++) {
                assertThat(again.get(i)).isSameAs(world.after.get(i));
            }
        });
    }

    /// Whoever is erased first, the books are the same and nobody is left.
    @Test
    void twoErasuresCommute() {
        Property.check(40, 34, draw -> {
            World world = World.random(draw);
            Subject other = new PersonSearch(world.log, Happenings.CLIENT).subject(List.of(draw.pick(PEOPLE)));
            List<Entry> oneFirst = erased(world.after, other, new byte[]{7});
            List<Entry> otherFirst = erased(erased(world.before, other, new byte[]{7}), world.subject, KEY);
            assertThat(reports(oneFirst)).isEqualTo(reports(otherFirst));
            assertThat(held(oneFirst, other) || held(otherFirst, world.subject)).isFalse();
        });
    }

    /// The same facts sent again find their places taken, or come in without anything that leads to the person.
    @Test
    void whatIsSentAgainDoesNotBringThemBack() {
        Property.check(60, 35, draw -> {
            World world = World.random(draw);
            MemoryLog log = new MemoryLog();
            world.after.forEach(entry -> log.append(List.of(entry)).join());
            SuppressionList list = new SuppressionList(MARKS);
            Marks marks = list.marks(Happenings.CLIENT);
            list.add(Happenings.CLIENT, world.subject.identifiers().stream().map(marks::of).toList());
            for (Entry entry : world.before) {
                Optional<Fact> kept = list.fact(FactCodec.decode(entry));
                kept.ifPresent(fact -> log.append(List.of(FactCodec.encode(fact, entry.receivedAt()))).join());
            }
            assertThat(held(entries(log), world.subject)).isFalse();
            assertThat(reports(entries(log))).isEqualTo(reports(world.before));
        });
    }

    @Test
    void noFactOfTheirsKeepsWhatTheDoorLearned() {
        Predicate<Fact> nameless = fact -> switch (fact) {
            case Event event -> event.seen().filter(seen -> !seen.ip().isEmpty() || !seen.userAgent().isEmpty()
                    || !seen.phone().isEmpty() || !seen.platformIds().isEmpty()
                    || !seen.consent().raw().isEmpty()).isEmpty() && event.landing().url().indexOf('?') < 0
                    && event.visitorCountry().isEmpty();
            case Contact _,Deal _,Import _,SpendRow _,Rate _,LiftTest _,Reach _,Undo _,ColumnMapping _,Withdrawal _ ->
                true;
            case Company _,StageEntry _,Brought _ -> true;
        };
        Property.check(100, 36, draw -> {
            World world = World.random(draw);
            EntryErasure rule = new EntryErasure(world.subject, KEY, MARKS);
            for (int i = 0; i < world.before.size(); i++) {
                if (rule.isOwn(FactCodec.decode(world.before.get(i)))) {
                    assertThat(FactCodec.decode(world.after.get(i))).matches(nameless);
                }
            }
        });
    }
}
