package outlay.bench.signal;

import java.util.SortedMap;

/// What was measured in one draw, by name: `linear.outlay.accuracy`, `links.oracle.recall` and so on.
record Measures(SortedMap<String, Double> values) {
    void put(String name, double value) {
        values.put(name, value);
    }

    double of(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing measured is called " + name);
        }
        return value;
    }
}
