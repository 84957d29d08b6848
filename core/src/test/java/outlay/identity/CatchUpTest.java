package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Withdrawal;
import outlay.identity.PersonHistory.Change;
import outlay.identity.PersonHistory.What;
import outlay.testkit.Property;

/// People who are kept up, fact after fact, are those who are found from all facts at once.
class CatchUpTest {
    @Test
    void whoeverIsKeptUpWhereverOneStopsIsAsIfFoundAnew() {
        Property.check(6_000, 61, draw -> {
            int kinds = draw.between(1, 4);
            List<Fact> facts = draw.list(1, 24, each -> each.chance(15)
                    ? Sayings.word(each)
                    : Worlds.fact(each, kinds));
            Sightings sightings = new Sightings(draw.between(0, 9));
            Persons persons = new Persons(sightings);
            for (int i = 0; i < facts.size(); i++) {
                sightings.see(facts.get(i));
                if (i == facts.size() - 1 || draw.chance(40)) {
                    persons.catchUp();
                    List<Fact> until = facts.subList(0, i + 1);
                    assertThat(Sayings.of(persons, until)).isEqualTo(Sayings.of(Persons.of(until), until));
                }
            }
        });
    }

    @Test
    void whoIsBlockedByOneMoreIsFoundAnewWithAllTheirNeighbours() {
        Property.check(300, 62, draw -> {
            List<Fact> facts = new ArrayList<>();
            int devices = draw.between(195, 206);
            for (int device = 0; device < devices; device++) {
                facts.add(Given.identify("d" + device, "d" + device, "u", "", ""));
            }
            IntStream.range(0, draw.between(8, 13))
                    .forEach(i -> facts.add(Given.identify("e" + i, "", "u", "", "e" + i + "@x.com")));
            List<Fact> mixed = draw.shuffled(facts);
            Sightings sightings = new Sightings(0);
            Persons persons = new Persons(sightings);
            for (Fact fact : mixed) {
                sightings.see(fact);
                persons.catchUp();
            }
            Persons anew = Persons.of(facts);
            assertThat(persons.refusedTies()).isEqualTo(anew.refusedTies());
            assertThat(persons.count()).isEqualTo(anew.count());
            for (String name : List.of("user:u", "anonymous:d0", "email:e0@x.com")) {
                Identifier identifier = Identifier.parse(name).orElseThrow();
                assertThat(persons.identifiersOf(identifier)).isEqualTo(anew.identifiersOf(identifier));
            }
        });
    }

    @Test
    void aHistoryEndsInThePersonWhomItIsAbout() {
        Property.check(4_000, 63, draw -> {
            List<Fact> facts = draw.list(1, 20, each -> each.chance(15) ? Sayings.word(each) : Worlds.fact(each, 4));
            Identifier asked = Identifier.parse(draw.pick("anonymous:a0", "user:u0", "email:ann.lee@x.com"))
                    .orElseThrow();
            PersonHistory history = new PersonHistory(asked);
            List<String> own = new ArrayList<>();
            for (int i = 0; i < facts.size(); i++) {
                history.see(facts.get(i), i + 1, Instant.EPOCH.plusSeconds(i));
                for (Change change : history.changes()) {
                    if (change.version() == i + 1) {
                        assertThat(change.what() == What.LEFT ? own : List.of()).containsAll(
                                change.what() == What.LEFT ? change.identifiers() : List.of());
                        if (change.what() == What.LEFT) {
                            own.removeAll(change.identifiers());
                        } else {
                            assertThat(own).doesNotContainAnyElementsOf(change.identifiers());
                            own.addAll(change.identifiers());
                        }
                        assertThat(change.ties().isEmpty()).isEqualTo(change.what() != What.JOINED);
                    }
                }
                assertThat(own).containsExactlyInAnyOrderElementsOf(
                        Persons.of(facts.subList(0, i + 1)).identifiersOf(asked));
            }
        });
    }

    @Test
    void aHistorySaysWhichTieJoinedAndWhatParted() {
        PersonHistory history = new PersonHistory(Identifier.parse("anonymous:phone").orElseThrow());
        Event visit = Given.page("1", "10-01 00:00", "phone", Landing.NONE);
        List<Fact> facts = List.of(visit, Given.identify("2", "laptop", "", "", "ann@x.com"),
                Given.identify("3", "phone", "", "", "ann@x.com"),
                new Withdrawal(Given.ACME, "4", Given.at("10-02 00:00"), "anonymous:phone",
                        "email:ann@x.com", true, ""));
        for (int i = 0; i < facts.size(); i++) {
            history.see(facts.get(i), 10 * i, Given.at("10-0" + (i + 1) + " 00:00"));
        }
        assertThat(history.changes()).extracting(Change::what).containsExactly(What.SEEN, What.JOINED, What.LEFT);
        Change joined = history.changes().get(1);
        assertThat(joined.version()).isEqualTo(20);
        assertThat(joined.at()).isEqualTo(Given.at("10-03 00:00"));
        assertThat(joined.identifiers()).containsExactly("email:ann@x.com", "anonymous:laptop");
        assertThat(joined.ties()).singleElement().satisfies(tie -> {
            assertThat(tie.rule()).isEqualTo(Rule.DEVICE);
            assertThat(tie.source()).isEqualTo("3");
        });
        assertThat(history.changes().get(2).identifiers()).containsExactly("email:ann@x.com", "anonymous:laptop");
        assertThat(history.changes().get(2).source()).isEqualTo("4");
    }
}
