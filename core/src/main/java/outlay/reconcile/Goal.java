package outlay.reconcile;

import java.util.Locale;
import outlay.journey.Journey.Kind;

/// Which of our conversions stand beside the platform's: it counts what it was told to.
public enum Goal {
    ALL, LEADS, SALES;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean covers(Kind kind) {
        return switch (this) {
            case ALL -> true;
            case LEADS -> kind == Kind.LEAD;
            case SALES -> kind != Kind.LEAD;
        };
    }
}
