package outlay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.fact.SpendRow.Level;
import outlay.fact.Undo;
import outlay.ledger.Restatement.Kind;
import outlay.testkit.Property;

class RestatementTest {
    @Test
    void whatALaterReportSaysOtherwiseIsListedEntityByEntity() {
        Facts facts = new Facts().spent(Level.CAMPAIGN, "brand", "10").spent(Level.CAMPAIGN, "gone", "5")
                .spent(Level.CAMPAIGN, "same", "1").imported().spent(Level.CAMPAIGN, "brand", "12.5")
                .spent(Level.CAMPAIGN, "new", "2").spent(Level.CAMPAIGN, "same", "1").imported();
        List<Restatement> all = Restatement.of(facts.list());
        assertThat(all).hasSize(1);
        Restatement one = all.get(0);
        assertThat(one.importId()).isEqualTo("import-1");
        assertThat(one.before()).hasToString("USD 16.00");
        assertThat(one.after()).hasToString("USD 15.50");
        assertThat(one.lines()).extracting(Restatement.Line::entity).containsExactly("brand", "gone", "new");
        assertThat(one.lines()).extracting(Restatement.Line::kind).containsExactly(Kind.CHANGED, Kind.GONE,
                Kind.ADDED);
        facts.list().add(new Undo(Facts.CLIENT, "import-1", Instant.EPOCH));
        assertThat(Restatement.of(facts.list())).isEmpty();
    }

    @Test
    void partsOfOneReportAndReportsThatSayTheSameRestateNothing() {
        assertThat(Restatement.of(new Facts().spent(Level.CAMPAIGN, "a", "10").imported()
                .spent(Level.CAMPAIGN, "b", "5").imported().spent(Level.CAMPAIGN, "b", "5").imported().list()))
                .isEmpty();
    }

    @Test
    void beforePlusTheChangesOfAllLinesIsAfter() {
        Property.check(2_000, 61, draw -> {
            Facts facts = new Facts();
            for (int i = 0; i < draw.between(1, 5); i++) {
                for (int j = 0; j < draw.between(1, 4); j++) {
                    facts.spent(draw.pick(Level.CAMPAIGN, Level.AD_GROUP), draw.pick("a", "b", "c") + "/"
                            + draw.pick("x", "y"), String.valueOf(draw.between(0, 5)));
                }
                facts.imported();
            }
            for (Restatement one : Restatement.of(facts.list())) {
                long changes = one.lines().stream().mapToLong(line -> line.after().micros() - line.before().micros())
                        .sum();
                assertThat(one.before().micros() + changes).isEqualTo(one.after().micros());
                assertThat(one.lines()).isNotEmpty();
            }
        });
    }
}
