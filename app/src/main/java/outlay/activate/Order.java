package outlay.activate;

import java.util.List;
import java.util.Optional;
import outlay.base.Money;

/// What was bought.
///
/// @param id    its number, the same in every system
/// @param value what it earned
public record Order(Optional<String> id, Optional<Money> value, List<Item> items) {
    public static final Order NONE = new Order(Optional.empty(), Optional.empty(), List.of());

    public Order {
        items = List.copyOf(items);
    }

    /// @param price of one piece
    public record Item(String id, Optional<String> name, int quantity, Money price) {}

    /// How many pieces, not how many lines.
    public int pieces() {
        return items.stream().mapToInt(Item::quantity).reduce(0, Math::addExact);
    }
}
