package outlay.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.store.KeptLink;

/// Every link in memory, so that redirects answer whatever the database is doing.
public final class LinkTable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkTable.class);

    private volatile Map<String, Link> links = Map.of();

    /// From now on these are the links.
    public void hold(List<KeptLink> kept) {
        Map<String, Link> read = HashMap.newHashMap(kept.size());
        for (KeptLink link : kept) {
            try {
                read.put(link.id(), new Link(link.id(), link.client(), Target.of(link.target()),
                        link.disabledAt().isPresent()));
            } catch (IllegalArgumentException changed) {
                // Links are checked when they are made; somebody has been in the database by hand.
                LOG.error("the link {} leads nowhere: {}", link.id(), changed.getMessage());
            }
        }
        links = Map.copyOf(read);
    }

    Optional<Link> find(String id) {
        return Optional.ofNullable(links.get(id));
    }
}
