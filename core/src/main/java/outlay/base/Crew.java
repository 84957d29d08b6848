package outlay.base;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Whoever does the parts of a computation, side by side or one after the other. Results come in the order of the
/// parts, so that nobody can see how many hands there were.
public interface Crew {
    /// Does everything on the calling thread.
    Crew ALONE = new Crew() {
        @Override
        public int hands() {
            return 1;
        }

        @Override
        public <T> List<T> all(int parts, IntFunction<T> work) {
            List<T> results = new ArrayList<>(parts);
            for (int part = 0; part < parts; part++) {
                results.add(work.apply(part));
            }
            return results;
        }
    };

    /// How many parts are worth while.
    int hands();

    <T> List<T> all(int parts, IntFunction<T> work);
}
