package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.identity.Given.contact;
import static outlay.identity.Given.deal;
import static outlay.identity.Given.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;

class PersonsTest {
    @Test
    void eventsAndContactsJoinWhatTheyNameTogether() {
        Event first = identify("1", "phone", "", "", "ann@example.com");
        Event second = identify("2", "laptop", "u1", "", "");
        Event third = identify("3", "phone", "u1", "", "");
        Contact known = contact("7", "v1", "10-01 00:00", "Ann@Example.com", "c", "");
        Persons persons = Persons.of(List.of(first, second, third, known));
        assertThat(persons.personOf(first)).contains("email:ann@example.com");
        assertThat(persons.personOf(second)).isEqualTo(persons.personOf(first));
        assertThat(persons.personOf(known)).isEqualTo(persons.personOf(first));
        assertThat(persons.count()).isEqualTo(1);
        assertThat(Persons.of(List.of(first, second)).count()).isEqualTo(2);
    }

    @Test
    void theSameTextOfTwoTypesIsTwoIdentifiers() {
        Persons persons = Persons.of(List.of(identify("1", "42", "", "", ""), identify("2", "", "42", "", ""),
                contact("42", "v1", "10-01 00:00", "", "", "")));
        assertThat(persons.count()).isEqualTo(3);
    }

    @Test
    void anAliasJoinsTheDeviceOrTheUserBefore() {
        Event before = identify("1", "", "old", "", "");
        Event device = identify("2", "device", "", "", "");
        Event alias = identify("3", "", "new", "old", "");
        Event other = identify("4", "", "third", "device", "");
        Persons persons = Persons.of(List.of(other, alias, before, device));
        assertThat(persons.personOf(before)).contains("user:new").isEqualTo(persons.personOf(alias));
        assertThat(persons.personOf(device)).contains("user:third").isEqualTo(persons.personOf(other));
    }

    @Test
    void aDealJoinsNobodyAndFindsItsPeople() {
        Contact ann = contact("1", "v1", "10-01 00:00", "ann@example.com", "c", "");
        Contact bob = contact("2", "v1", "10-01 00:00", "", "c", "");
        Event eve = identify("1", "phone", "", "", "eve@example.com");
        Deal deal = deal("d", "v1", "10-01 00:00", Deal.Status.WON, "1", "10-01 00:00", List.of("1", "2", "9"),
                List.of("eve@example.com", "nobody@example.com"), "c");
        Persons persons = Persons.of(List.of(ann, bob, eve, deal));
        assertThat(persons.count()).isEqualTo(3);
        assertThat(persons.personsOf(deal)).containsExactly("email:ann@example.com", "email:eve@example.com",
                "contact:hubspot/2");
    }

    @Test
    void ofAContactTheLatestVersionHolds() {
        Contact wrong = contact("1", "v9", "10-01 00:00", "bob@example.com", "c", "");
        Contact right = contact("1", "v1", "10-02 00:00", "ann@example.com", "c", "");
        Event bob = identify("1", "phone", "", "", "bob@example.com");
        Persons persons = Persons.of(List.of(right, wrong, bob));
        assertThat(persons.personOf(wrong)).contains("email:ann@example.com");
        assertThat(persons.personOf(bob)).contains("email:bob@example.com");
    }

    @Test
    void refusedIdsJoinNobodyAndAreCountedOnceEach() {
        Event one = identify("1", "phone", "null", "", "");
        Event two = identify("2", "laptop", "null", "{{id}}", "ann");
        Event nobody = identify("3", "undefined", "", "", "");
        Persons persons = Persons.of(List.of(one, two, nobody, one, two));
        assertThat(persons.count()).isEqualTo(2);
        assertThat(persons.personOf(nobody)).isEmpty();
        assertThat(persons.refusals()).isEqualTo(Map.of(NullLike.Reason.NULL_WORD, 2, NullLike.Reason.MACRO, 1,
                NullLike.Reason.NOT_AN_ADDRESS, 1));
    }

    @Test
    void leavingALinkOutGivesWhatWouldHaveBeenWithoutIt() {
        Event link = identify("3", "a", "", "", "ann@example.com");
        List<Fact> without = List.of(identify("1", "a", "u", "", ""), identify("2", "b", "", "", "ann@example.com"));
        List<Fact> with = new ArrayList<>(without);
        with.add(0, link);
        assertThat(Persons.of(with).count()).isEqualTo(1);
        with.remove(link);
        assertThat(Persons.of(with).personOf((Event) without.get(0))).contains("user:u");
    }
}
