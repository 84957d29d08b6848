package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.fact.Withdrawal;
import outlay.testkit.Property;

/// Whom words keep apart, however they come in, as a look at all of them would say.
class WithdrawalsTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static Withdrawal word(int number, int one, int other, boolean stands) {
        return new Withdrawal(new ClientId("acme"), "w" + number, START.plusSeconds(number % 5), "user:u" + one,
                "user:u" + other, stands, "");
    }

    @Test
    void aWordOfSomebodyUnseenHoldsFromTheirFirstSightOn() {
        Withdrawals words = new Withdrawals();
        Numbers numbers = new Numbers(1);
        words.add(word(1, 1, 2, true));
        assertThat(words.catchUp(numbers)).isEmpty();
        int one = numbers.add(Identifier.Type.USER, "u1");
        int other = numbers.add(Identifier.Type.USER, "u2");
        assertThat(words.catchUp(numbers)).hasSize(1);
        assertThat(words.keepApart(other, one)).isTrue();
        assertThat(words.catchUp(numbers)).isEmpty();
        words.add(word(2, 1, 2, false));
        assertThat(words.catchUp(numbers)).hasSize(1);
        assertThat(words.keepApart(one, other)).isFalse();
    }

    @Test
    void anyOrderOfWordsAndSightsGivesWhatAllOfThemSay() {
        Property.check(5_000, 1, draw -> {
            Withdrawals words = new Withdrawals();
            Numbers numbers = new Numbers(1);
            List<Withdrawal> said = new ArrayList<>();
            Set<String> kept = new HashSet<>();
            for (int i = 0; i < 30; i++) {
                int step = draw.between(0, 1_000);
                if (step % 3 == 0) {
                    numbers.add(Identifier.Type.USER, "u" + step % 5);
                } else {
                    int one = step / 3 % 4;
                    Withdrawal word = word(i, one, one + 1 + step % 2, step % 7 != 0);
                    said.add(word);
                    words.add(word);
                }
                if (step % 2 == 0) {
                    Set<Long> different = words.catchUp(numbers);
                    Set<String> now = apart(words, numbers);
                    assertThat(now).isEqualTo(plain(said, numbers));
                    Set<String> changed = new HashSet<>(now);
                    changed.removeAll(kept);
                    kept.removeAll(now);
                    assertThat(different).hasSize(changed.size() + kept.size());
                    kept = now;
                }
            }
        });
    }

    private static Set<String> apart(Withdrawals words, Numbers numbers) {
        Set<String> apart = new HashSet<>();
        for (int one = 0; one < 6; one++) {
            for (int other = one + 1; other < 6; other++) {
                int a = numbers.find(Identifier.Type.USER, "u" + one);
                int b = numbers.find(Identifier.Type.USER, "u" + other);
                if (a >= 0 && b >= 0 && words.keepApart(a, b)) {
                    apart.add("user:u" + one + " user:u" + other);
                }
            }
        }
        return apart;
    }

    private static Set<String> plain(List<Withdrawal> said, Numbers numbers) {
        Set<String> apart = new HashSet<>();
        for (Withdrawal word : Latest.withdrawals(said)) {
            boolean seen = List.of(word.one(), word.other()).stream().allMatch(name -> Identifier.parse(name)
                    .filter(id -> numbers.find(id.type(), id.value()) >= 0).isPresent());
            if (seen) {
                apart.add(word.one() + " " + word.other());
            }
        }
        return apart;
    }
}
