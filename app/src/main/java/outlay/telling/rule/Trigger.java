package outlay.telling.rule;

import java.util.List;
import java.util.Locale;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Sale;

/// What has to happen for a rule. Words are compared without regard to capitals and to blanks around them.
public sealed interface Trigger {
    /// What may be written.
    List<String> FORMS = List.of("order", "event NAME", "deal won", "deal lost", "deal stage STAGE",
            "contact stage STAGE");

    /// An order that counts as revenue: the same that reports count.
    record OnOrder() implements Trigger {
        public boolean fits(Event event) {
            return event.countsAsSale() && event.sale().filter(sale -> sale.kind() == Sale.Kind.ORDER).isPresent();
        }
    }

    /// An event of that name.
    record OnEvent(String name) implements Trigger {
        public boolean fits(Event event) {
            return folded(event.name()).equals(folded(name));
        }
    }

    /// A deal that is won, or lost.
    record OnDeal(Deal.Status status) implements Trigger {}

    /// A deal that has reached a stage, wherever it is now.
    record OnDealStage(String stage) implements Trigger {}

    /// A contact that has reached a stage, wherever they are now.
    record OnContactStage(String stage) implements Trigger {}

    /// @throws IllegalArgumentException saying what may be written
    static Trigger parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        String[] further = rest.split("\\s+", 2);
        boolean stage = further.length == 2 && further[0].equals("stage");
        if (text.strip().equals("order")) {
            return new OnOrder();
        }
        if (words[0].equals("event") && !rest.isEmpty()) {
            return new OnEvent(rest);
        }
        if (words[0].equals("deal") && (rest.equals("won") || rest.equals("lost"))) {
            return new OnDeal(rest.equals("won") ? Deal.Status.WON : Deal.Status.LOST);
        }
        if (words[0].equals("deal") && stage) {
            return new OnDealStage(further[1]);
        }
        if (words[0].equals("contact") && stage) {
            return new OnContactStage(further[1]);
        }
        throw new IllegalArgumentException("is \"" + text + "\"; write one of " + String.join(", ", FORMS));
    }

    static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
