package outlay.store;

import java.util.List;
import outlay.log.Entry;

/// What an entry of the log makes somebody want to tell. The same entry at the same position gives the same wishes: a
/// table that is built again from the log must not tell anything twice.
@FunctionalInterface
public interface Wishes {
    /// Nobody tells anybody anything.
    Wishes NONE = (position, entry) -> List.of();

    List<Wish> of(long position, Entry entry);
}
