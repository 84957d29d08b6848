package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.identity.Given.at;
import static outlay.identity.Given.deal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.fact.Clue;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.fact.StageEntry;

class LatestTest {
    @Test
    void aHistoryDatesTheStagesByTheirFirstEntry() {
        Contact ann = Given.contact("7", "v", "10-02 00:00", "ann@example.com", "", "").with(new TreeMap<>(
                Map.of("mql", at("09-05 00:00"), "sql", at("09-20 00:00"))));
        List<Fact> facts = List.of(entered(StageEntry.Of.CONTACT, "7", "lead", "09-01 00:00"),
                entered(StageEntry.Of.CONTACT, "7", "mql", "09-09 00:00"),
                entered(StageEntry.Of.CONTACT, "7", "sql", "09-12 00:00"),
                entered(StageEntry.Of.CONTACT, "7", "lead", "09-15 00:00"),
                entered(StageEntry.Of.DEAL, "7", "lead", "01-01 00:00"),
                entered(StageEntry.Of.CONTACT, "8", "lead", "01-01 00:00"), ann);
        assertThat(Latest.contacts(facts)).containsOnlyKeys("hubspot/7");
        assertThat(Latest.contacts(facts).values()).extracting(Contact::stages).containsExactly(new TreeMap<>(Map.of(
                "lead", at("09-01 00:00"), "mql", at("09-05 00:00"), "sql", at("09-12 00:00"))));
    }

    @Test
    void aWonDealWithoutAClosingTimeWasClosedWhenItCameToItsStageLast() {
        Deal open = deal("d", "v", "10-02 00:00", Deal.Status.WON, "5", "", List.of(), List.of(), "");
        List<Fact> facts = List.of(open, entered(StageEntry.Of.DEAL, "d", "stage", "09-01 00:00"),
                entered(StageEntry.Of.DEAL, "d", "stage", "09-08 00:00"),
                entered(StageEntry.Of.DEAL, "d", "other", "09-09 00:00"));
        assertThat(Latest.deals(facts).values()).extracting(Deal::closedAt)
                .containsExactly(Optional.of(at("09-08 00:00")));
        Deal closed = deal("d", "v", "10-02 00:00", Deal.Status.WON, "5", "10-01 00:00", List.of(), List.of(), "");
        assertThat(Latest.deals(List.of(closed, facts.get(1))).values()).extracting(Deal::closedAt)
                .containsExactly(Optional.of(at("10-01 00:00")));
    }

    @Test
    void aDealThatWasMergedIsNoDealAndItsHistoryIsTheOthers() {
        List<Fact> facts = new ArrayList<>(List.of(merged("a", "b"), merged("b", "c"), merged("c"), merged("x", "y"),
                merged("y", "x"), merged("own", "own"),
                entered(StageEntry.Of.DEAL, "c", "sql", "09-01 00:00")));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(facts, new Random(seed));
            assertThat(Latest.deals(facts)).containsOnlyKeys("hubspot/a", "hubspot/x", "hubspot/own");
            assertThat(Latest.deals(facts).headMap("hubspot/b").values()).extracting(Deal::stages)
                    .containsExactly(new TreeMap<>(Map.of("sql", at("09-01 00:00"))));
        }
    }

    @Test
    void contactsThatWereMergedAreOnePerson() {
        Contact winner = new Contact(Given.ACME, "hubspot", "1", "v", Optional.of(at("10-02 00:00")),
                "ann@example.com", "", "", Optional.empty(), new TreeMap<>(),
                List.of(new Clue(Clue.Kind.CONTACT, "hubspot/2"), new Clue(Clue.Kind.CONTACT, "hubspot/3")), "");
        Contact loser = Given.contact("2", "v", "09-01 00:00", "ann@home.example", "", "");
        Persons persons = Persons.of(List.of(loser, winner));
        assertThat(persons.count()).isEqualTo(1);
        assertThat(persons.identifiersOf(new Identifier(Identifier.Type.EMAIL, "ann@home.example"))).containsExactly(
                "email:ann@example.com", "email:ann@home.example", "contact:hubspot/1", "contact:hubspot/2",
                "contact:hubspot/3");
        assertThat(persons.personsOf(deal("d", "v", "10-01 00:00", Deal.Status.WON, "1", "10-01 00:00",
                List.of("3"), List.of(), ""))).containsExactly("email:ann@example.com");
    }

    private static Deal merged(String id, String... losers) {
        Deal plain = deal(id, "v", "10-02 00:00", Deal.Status.WON, "5", "10-01 00:00", List.of(), List.of(), "");
        return new Deal(plain.client(), plain.crm(), id, "v", plain.modifiedAt(), plain.name(), plain.amount(),
                plain.stage(), plain.status(), plain.createdAt(), plain.closedAt(), plain.contactIds(),
                plain.emails(), plain.companyId(), plain.companyName(), plain.stages(), List.of(losers));
    }

    private static StageEntry entered(StageEntry.Of of, String id, String stage, String when) {
        return new StageEntry(Given.ACME, "hubspot", of, id, stage, at(when));
    }
}
