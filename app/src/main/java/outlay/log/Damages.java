package outlay.log;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The damage that has been met so far, each stretch once, whoever meets it.
final class Damages {
    private static final Logger LOG = LoggerFactory.getLogger(Damages.class);
    private final Set<Damage> met = new LinkedHashSet<>();

    synchronized void add(Damage damage) {
        if (met.add(damage)) {
            LOG.error("{}", damage);
        }
    }

    synchronized List<Damage> list() {
        return List.copyOf(met);
    }
}
