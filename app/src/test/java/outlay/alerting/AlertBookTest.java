package outlay.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.alert.Alert;
import outlay.alert.Kind;
import outlay.base.ClientId;
import outlay.base.Micros;
import outlay.testkit.Property;

class AlertBookTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @TempDir
    Path data;

    @Test
    void anAlertIsToldOnceWhileItIsOpenAndAgainAfterItWasOver() throws IOException {
        AlertBook book = AlertBook.open(data);
        book.look(ACME, List.of(alert("brand", "10")), NOON);
        assertThat(book.untold()).extracting(KeptAlert::amount).containsExactly("10.00");
        book.told(book.untold());
        book.look(ACME, List.of(alert("brand", "12")), NOON.plusSeconds(3_600));
        assertThat(book.untold()).isEmpty();
        assertThat(book.list()).singleElement().satisfies(kept -> {
            assertThat(kept.amount()).isEqualTo("12.00");
            assertThat(kept.openedAt()).isEqualTo(NOON);
            assertThat(kept.seenAt()).isEqualTo(NOON.plusSeconds(3_600));
        });
        book.look(ACME, List.of(), NOON.plusSeconds(7_200));
        assertThat(book.list()).singleElement().matches(kept -> !kept.open());
        book.look(ACME, List.of(alert("brand", "13")), NOON.plusSeconds(9_000));
        assertThat(book.untold()).hasSize(1);
        assertThat(book.list()).extracting(KeptAlert::open).containsExactly(true, false);
    }

    @Test
    void whatIsOverIsForgottenAfterNinetyDaysAndOthersAreLeftAlone() throws IOException {
        AlertBook book = AlertBook.open(data);
        book.look(ACME, List.of(alert("brand", "10")), NOON);
        book.look(new ClientId("other"), List.of(alert("brand", "10")), NOON);
        book.look(ACME, List.of(), NOON.plusSeconds(60));
        assertThat(book.list()).extracting(KeptAlert::client).containsExactly("other", "acme");
        book.look(ACME, List.of(), NOON.plus(Duration.ofDays(91)));
        assertThat(AlertBook.open(data).list()).extracting(KeptAlert::client).containsExactly("other");
    }

    @Test
    void aSpoiltFileIsNamedAndNotWrittenOver() throws IOException {
        Files.writeString(data.resolve(AlertBook.FILE), "{");
        assertThatThrownBy(() -> AlertBook.open(data)).hasMessageContaining("alerts.json cannot be read");
        assertThat(data.resolve(AlertBook.FILE)).hasContent("{");
    }

    @Test
    void atMostOneOfASubjectIsOpenWhateverHappensAndTheFileSaysTheSame() {
        Property.check(60, 9, draw -> {
            try {
                Path folder = Files.createTempDirectory(data, "case");
                AlertBook book = AlertBook.open(folder);
                for (int hour = 0; hour < draw.between(1, 8); hour++) {
                    List<Alert> now = draw.list(0, 3, d -> alert(d.pick("a", "b", "c"), "1")).stream().distinct()
                            .toList();
                    book.look(ACME, now, NOON.plusSeconds(3_600L * hour));
                    if (draw.chance(50)) {
                        book.told(book.untold());
                    }
                    assertThat(book.list().stream().filter(KeptAlert::open).map(KeptAlert::subject))
                            .containsExactlyInAnyOrderElementsOf(now.stream().map(Alert::subject).toList());
                    assertThat(AlertBook.open(folder).list()).isEqualTo(book.list());
                }
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });
    }

    static Alert alert(String subject, String amount) {
        return new Alert(Kind.SPEND_WITHOUT_CONVERSIONS, subject, "spent USD " + amount,
                Optional.of(Micros.parse(amount, "USD")));
    }
}
