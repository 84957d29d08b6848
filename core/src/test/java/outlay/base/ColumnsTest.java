package outlay.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import outlay.testkit.Property;

/// Columns hold what was put into them, however many pieces that takes, and after a tape.
class ColumnsTest {
    @Test
    void numbersComeBackAcrossPieces() {
        Property.check(60, 1, draw -> {
            int size = draw.pick(0, 1, 31, 32, 33, 8_192, 8_193, 16_384, 16_385, 70_000, 140_000);
            int factor = draw.between(1, 1_000_003);
            Ints ints = new Ints();
            Longs longs = new Longs();
            Bytes bytes = new Bytes();
            for (int i = 0; i < size; i++) {
                ints.add(i * factor);
                longs.add((long) i * factor * factor);
                bytes.add((byte) (i * factor));
            }
            if (size > 0) {
                ints.set(size / 2, -7);
                longs.set(size / 2, -7);
                bytes.set(size / 2, (byte) -7);
            }
            Memory tape = new Memory();
            ints.save(tape);
            longs.save(tape);
            bytes.save(tape);
            same(size, factor, ints, longs, bytes);
            same(size, factor, Ints.load(tape), Longs.load(tape), Bytes.load(tape));
        });
    }

    private static void same(int size, int factor, Ints ints, Longs longs, Bytes bytes) {
        assertThat(List.of(ints.size(), longs.size(), bytes.size())).containsOnly(size);
        int[] allInts = ints.toArray();
        long[] allLongs = longs.toArray();
        assertThat(allInts).hasSize(size);
        assertThat(allLongs).hasSize(size);
        for (int i = 0; i < size; i++) {
            boolean set = i == size / 2;
            int expected = set ? -7 : i * factor;
            if (ints.get(i) != expected || allInts[i] != expected || bytes.get(i) != (byte) expected
                    || longs.get(i) != (set ? -7 : (long) i * factor * factor) || allLongs[i] != longs.get(i)) {
                throw new AssertionError("place " + i + " of " + size);
            }
        }
    }

    @Test
    void textsKeepTheirNumbersAndTags() {
        Property.check(120, 2, draw -> {
            Interned interned = new Interned(draw.between(0, 1_000));
            Map<String, Integer> numbers = new HashMap<>();
            for (int i = draw.between(0, 3_000); i > 0; i--) {
                int tag = draw.between(0, 63);
                String text = draw.pick("", "ä", "00000000-0000-4000-8000-", "x".repeat(draw.between(0, 300)))
                        + draw.between(0, 500);
                text = draw.chance(1) ? "long".repeat(draw.between(1, 100_000)) + text : text;
                text = draw.chance(30) ? String.format("%08x-0000-4000-8000-000000000000", i % 400) : text;
                Integer known = numbers.putIfAbsent(tag + " " + text, numbers.size());
                assertThat(interned.find(tag, text)).isEqualTo(known == null ? -1 : known);
                assertThat(interned.add(tag, text)).isEqualTo(known == null ? numbers.size() - 1 : known);
            }
            Memory tape = new Memory();
            interned.save(tape);
            for (Interned each : List.of(interned, Interned.load(tape, draw.between(0, 9)))) {
                assertThat(each.size()).isEqualTo(numbers.size());
                numbers.forEach((key, number) -> {
                    String text = key.substring(key.indexOf(' ') + 1);
                    int tag = Integer.parseInt(key.substring(0, key.indexOf(' ')));
                    assertThat(each.get(number)).isEqualTo(text);
                    assertThat(each.tag(number)).isEqualTo(tag);
                    assertThat(each.find(tag, text)).isEqualTo(number);
                });
            }
        });
    }

    /// A tape in memory.
    private static final class Memory implements Tape.Out, Tape.In {
        private final Deque<Object> columns = new ArrayDeque<>();

        @Override
        public void longs(long[] values, int size) {
            columns.add(Arrays.copyOf(values, size));
        }

        @Override
        public void ints(int[] values, int size) {
            columns.add(Arrays.copyOf(values, size));
        }

        @Override
        public void bytes(byte[] values, int size) {
            columns.add(Arrays.copyOf(values, size));
        }

        @Override
        public long[] longs() {
            return (long[]) Objects.requireNonNull(columns.poll());
        }

        @Override
        public int[] ints() {
            return (int[]) Objects.requireNonNull(columns.poll());
        }

        @Override
        public byte[] bytes() {
            return (byte[]) Objects.requireNonNull(columns.poll());
        }
    }
}
