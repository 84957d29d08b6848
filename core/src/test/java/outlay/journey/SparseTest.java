package outlay.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.testkit.Property;

class SparseTest {
    @Test
    void whatWasAddedIsFoundAndNothingElse() {
        Property.check(200, 7, draw -> {
            Map<Integer, String> expected = new TreeMap<>();
            Sparse<String> sparse = new Sparse<>();
            int most = draw.between(0, 300);
            for (int number = 0; number < most; number++) {
                if (draw.chance(25)) {
                    expected.put(number, "of " + number);
                    sparse.add(number, "of " + number);
                }
            }
            for (int number = 0; number < most + 70; number++) {
                assertThat(sparse.has(number)).isEqualTo(expected.containsKey(number));
                if (sparse.has(number)) {
                    assertThat(sparse.get(number)).isEqualTo(expected.get(number));
                }
            }
            Map<Integer, String> all = new HashMap<>();
            sparse.forEach((value, number) -> all.put(number, value));
            assertThat(all).isEqualTo(expected);
        });
    }

    @Test
    void numbersComeInTheirOrder() {
        Sparse<String> sparse = new Sparse<>();
        sparse.add(4, "four");
        assertThatThrownBy(() -> sparse.add(4, "again")).hasMessageContaining("4 does not come after 4");
        assertThatThrownBy(() -> sparse.get(3)).hasMessageContaining("number 3 has nothing");
    }
}
