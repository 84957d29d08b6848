package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.identity.Given.at;
import static outlay.identity.Given.deal;
import static outlay.identity.Given.identify;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Fact;
import outlay.identity.Given;
import outlay.identity.Latest;
import outlay.identity.Persons;

class CompaniesTest {
    private static final WorkDomains DOMAINS = email -> email.endsWith("@gmail.com")
            ? ""
            : email.substring(email.indexOf('@') + 1);
    private static final Deal ACMES = deal("d", "v", "10-05 00:00", Deal.Status.WON, "1", "10-05 00:00", List.of(),
            List.of(), "acme");

    @Test
    void whomTheCrmLinksToNoCompanyBelongsToThatOfTheAddress() {
        List<Fact> facts = List.of(contact("1", "ann@acme.com", "acme", ""), identify("2", "b", "", "", "bob@acme.com"),
                contact("3", "cem@acme.com", "", ""), contact("4", "dan@acme.com", "other", ""),
                contact("5", "eve@acme.com", "acme", ""), identify("6", "f", "", "", "fay@gmail.com"),
                contact("7", "gus@gmail.com", "acme", ""));
        assertThat(companies(facts, DOMAINS).colleagues(ACMES)).containsExactly("email:ann@acme.com",
                "email:bob@acme.com", "email:cem@acme.com", "email:eve@acme.com", "email:gus@gmail.com");
        assertThat(companies(facts, WorkDomains.NONE).colleagues(ACMES)).containsExactly("email:ann@acme.com",
                "email:eve@acme.com", "email:gus@gmail.com");
    }

    @Test
    void aDomainOfTwoCompaniesIsOfNone() {
        List<Fact> facts = List.of(contact("1", "ann@agency.com", "acme", ""),
                contact("2", "bob@agency.com", "other", ""), identify("3", "c", "", "", "cem@agency.com"));
        assertThat(companies(facts, DOMAINS).colleagues(ACMES)).containsExactly("email:ann@agency.com");
    }

    @Test
    void aCompanyAndTheOneAboveItAreOne() {
        List<Fact> facts = List.of(contact("1", "ann@x.com", "acme", "group"),
                contact("2", "bob@y.com", "sister", "group"),
                contact("3", "cem@z.com", "group", ""), contact("4", "dan@w.com", "a", "b"),
                contact("5", "eve@v.com", "b", "a"));
        Companies companies = companies(facts, WorkDomains.NONE);
        assertThat(companies.colleagues(ACMES)).containsExactly("email:ann@x.com", "email:bob@y.com",
                "email:cem@z.com");
        assertThat(companies.key(ACMES)).isEqualTo("id/hubspot/group");
        for (String ring : List.of("a", "b")) {
            assertThat(companies.key(deal("e", "v", "10-05 00:00", Deal.Status.WON, "1", "10-05 00:00", List.of(),
                    List.of(), ring))).isEqualTo("id/hubspot/a");
        }
    }

    @Test
    void companiesThatWereMergedAreOneAndTheOneThatHasADomainHasItsPeople() {
        List<Fact> facts = List.of(contact("1", "ann@x.com", "old", ""), contact("2", "bob@y.com", "older", ""),
                identify("3", "c", "", "", "cem@acme.com"), identify("4", "d", "", "", "dan@gmail.com"),
                contact("5", "eve@acme.com", "elsewhere", ""), contact("6", "fay@acme.com", "elsewhere", ""),
                contact("7", "gus@s.com", "sub", ""),
                company("acme", "Acme Inc.", List.of("acme.com", "gmail.com"), "", List.of("old", "older")),
                company("sub", "Sub", List.of(), "older", List.of()));
        assertThat(companies(facts, DOMAINS).colleagues(ACMES)).containsExactly("email:ann@x.com", "email:bob@y.com",
                "email:cem@acme.com", "email:gus@s.com");
        Deal byName = new Deal(Given.ACME, "hubspot", "e", "v", Optional.empty(), "", Optional.empty(), "",
                Deal.Status.WON, Optional.empty(), Optional.empty(), List.of(), List.of(), "", "ACME inc.",
                new TreeMap<>());
        assertThat(companies(facts, DOMAINS).colleagues(byName))
                .isEqualTo(companies(facts, DOMAINS).colleagues(ACMES));
        assertThat(companies(facts, DOMAINS).key(byName)).isEqualTo(companies(facts, DOMAINS).key(ACMES));
    }

    @Test
    void aDomainThatTwoCompaniesClaimIsDecidedByTheContacts() {
        List<Fact> facts = List.of(contact("1", "ann@shared.com", "acme", ""),
                identify("2", "b", "", "", "bob@shared.com"),
                company("acme", "Acme", List.of("shared.com"), "", List.of()),
                company("other", "Other", List.of("shared.com"), "", List.of()));
        assertThat(companies(facts, DOMAINS).colleagues(ACMES)).containsExactly("email:ann@shared.com",
                "email:bob@shared.com");
    }

    private static Company company(String id, String name, List<String> domains, String parent, List<String> same) {
        return new Company(Given.ACME, "hubspot", id, "v", Optional.of(at("10-01 00:00")), name, domains, parent,
                same);
    }

    private static Companies companies(List<Fact> facts, WorkDomains domains) {
        return Companies.of(Latest.contacts(facts).values(), Latest.companies(facts).values(), Persons.of(facts),
                domains);
    }

    private static Contact contact(String id, String email, String company, String parent) {
        return new Contact(Given.ACME, "hubspot", id, "v", Optional.of(at("10-01 00:00")), email, company, "",
                Optional.empty(), new TreeMap<>(), List.of(), parent);
    }
}
