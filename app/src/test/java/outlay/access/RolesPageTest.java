package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outlay.testkit.Checkout;

/// What is documented of roles is what they may.
class RolesPageTest {
    @Test
    void thePageHasTheTableOfTheCode() throws IOException {
        String table = Arrays.stream(Right.values()).map(RolesPageTest::row).collect(Collectors.joining("\n"));
        assertThat(Files.readString(Checkout.root().resolve("docs/reference/roles.md"))).contains(table);
    }

    private static String row(Right right) {
        return "| `" + right.label() + "` | " + right.sentence() + " | " + Arrays.stream(Role.values())
                .map(role -> role.rights().contains(right) ? "yes" : "").collect(Collectors.joining(" | ")) + " |";
    }

    @Test
    void thePageSaysWhatAPeopleKeyOpens() throws IOException {
        assertThat(Files.readString(Checkout.root().resolve("docs/reference/roles.md")))
                .contains(Arrays.stream(Right.values()).filter(Credentials.OF_A_PEOPLE_KEY::contains)
                        .map(right -> "`" + right.label() + "`").collect(Collectors.joining(", ")));
    }

    @Test
    void nothingButAnOwnerMakesOwnersAndNoProgramManagesUsers() {
        for (Role role : Role.values()) {
            assertThat(role.rights().contains(Right.MANAGE_OWNERS)).as("%s", role).isEqualTo(role == Role.OWNER);
            assertThat(role.forPrograms()).as("%s", role).isEqualTo(role != Role.OWNER && role != Role.ADMIN);
        }
        assertThat(Role.OWNER.rights()).containsExactlyInAnyOrder(Right.values());
    }
}
