package outlay.telling.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses that testers really use, and those of people that only look alike.
class TestLeadsTest {
    @ParameterizedTest
    @ValueSource(strings = {"test@shop.de", "TEST@Shop.de", " test@shop.de ", "test1@shop.de", "test_99@shop.de",
            "tester@shop.de", "testing@shop.de", "test.user@shop.de", "test-lead@shop.de", "test_order@shop.de",
            "ann+test@shop.de", "ann+TEST@gmail.com", "ann+test2@gmail.com", "ann+test-7@gmail.com",
            "test+ann@shop.de", "ann+qa+test@shop.de", "ann@example.com", "ann@EXAMPLE.org", "ann@mail.example.net",
            "ann@shop.test", "ann@shop.example", "ann@nowhere.invalid", "root@box.localhost", "ann@localhost",
            "x@test.com", "x@mailinator.com", "x@sub.mailinator.com", "x@yopmail.com", "demo@shop.de",
            "dummy@shop.de", "dummy3@shop.de", "fake@shop.de", "asdf@asdf.de", "foo@bar.de", "foobar@shop.de",
            "noreply@shop.de", "no-reply@shop.de", "nobody@shop.de", "qwerty@shop.de", "test.account@shop.de",
            "Test User@shop.test", "\u0000@example.com", "'); DROP TABLE x;--@example.com"})
    void neverLeave(String email) {
        assertThat(TestLeads.email(email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@shop.de", "attest@shop.de", "testa@shop.de", "testoni@studio.it", "ann@testing.org",
            "ann@contest.com", "protest@shop.de", "ann+news@shop.de", "ann@example-shop.de", "ann@example.de",
            "demotte@shop.be", "anntest@shop.de", "ann@test-company.de", "info@latest.de", "testino@foto.it", "",
            "ann", "fake.news@paper.de", "ann+contest@shop.de", "asdfg@shop.de"})
    void arePeople(String email) {
        assertThat(TestLeads.email(email)).isFalse();
    }

    @Test
    void namesThatAreNone() {
        for (List<String> name : List.of(List.of("Test", "Test"), List.of("test", "LEAD"), List.of("Test", "User"),
                List.of("test", ""), List.of("", "Test"))) {
            assertThat(TestLeads.name(name.getFirst(), name.getLast())).as("%s", name).isTrue();
        }
        for (List<String> name : List.of(List.of("Ann", "Test"), List.of("Testa", "Rossa"), List.of("", ""),
                List.of("Test", "Rossa"))) {
            assertThat(TestLeads.name(name.getFirst(), name.getLast())).as("%s", name).isFalse();
        }
    }
}
