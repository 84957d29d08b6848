package outlay.bench.signal;

import outlay.attribution.Attribution;
import outlay.attribution.Model;

/// The rules by which credit is given, those of the product.
enum Rule {
    LAST(Model.LAST), FIRST(Model.FIRST), LINEAR(Model.LINEAR), POSITION(Model.POSITION), TIME_DECAY(Model.TIME_DECAY);

    private final Model model;

    Rule(Model model) {
        this.model = model;
    }

    String label() {
        return model.label();
    }

    Attribution attribution() {
        return new Attribution(model, World.LOOKBACK_DAYS);
    }
}
