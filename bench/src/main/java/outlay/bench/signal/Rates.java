package outlay.bench.signal;

import java.util.SortedMap;

/// The values that the parameters have in one draw, by name.
record Rates(SortedMap<String, Double> values) {
    double of(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no preset has the parameter " + name);
        }
        return value;
    }
}
