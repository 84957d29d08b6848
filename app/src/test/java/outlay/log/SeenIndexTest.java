package outlay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SeenIndexTest {
    @Test
    void behavesAsAMapThroughAddingAndRemoving() {
        SplittableRandom random = new SplittableRandom(7);
        SeenIndex index = new SeenIndex();
        Map<Long, Long> map = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long key = random.nextInt(20_000);
            long high = key % 37 << 52;
            if (random.nextInt(3) > 0) {
                index.add(high, key, key, key, i);
                map.putIfAbsent(key, (long) i);
            } else {
                Long position = map.remove(key);
                index.remove(high, key, position == null ? -2 : position);
            }
            assertThat(index.size()).isEqualTo(map.size());
        }
        for (long key = 0; key < 20_000; key++) {
            long place = index.find(key % 37 << 52, key);
            Long position = map.get(key);
            assertThat(place >= 0 ? index.position(place) : null).isEqualTo(position);
            assertThat(place < 0 || index.hasContent(place, new Fingerprint(key, key))).isTrue();
        }
    }

    @Test
    void anEntryCostsAtMost64Bytes() {
        SplittableRandom random = new SplittableRandom(7);
        SeenIndex index = new SeenIndex();
        for (int i = 1; i <= 1_000_000; i++) {
            index.add(random.nextLong(), random.nextLong(), 0, 0, i);
            if (i >= 100_000 && i % 1_000 == 0) {
                assertThat(index.bytes() / index.size()).isLessThanOrEqualTo(64);
            }
        }
    }
}
