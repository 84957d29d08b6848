package outlay.store;

import java.util.List;
import outlay.base.ClientId;
import outlay.log.Entry;

/// What an entry of the log makes somebody want to tell. The same entry at the same position gives the same wishes: a
/// table that is built again from the log must not tell anything twice.
@FunctionalInterface
public interface Wishes {
    /// Nobody tells anybody anything.
    Wishes NONE = new Wishes() {
        @Override
        public List<Wish> of(long position, Entry entry) {
            return List.of();
        }

        @Override
        public boolean mayComeOf(ClientId client, Entry.Kind kind) {
            return false;
        }
    };

    List<Wish> of(long position, Entry entry);

    /// Whether an entry of that client and kind can make any; where not, nobody need open it.
    default boolean mayComeOf(ClientId client, Entry.Kind kind) {
        return true;
    }
}
