package outlay.report;

import outlay.fact.Fact;

/// Everything that is known of one client, ready to be asked.
public final class Books {
    private Books() {}

    /// @param facts of one client; imports count in the order given, everything else in any order
    public static Books of(Iterable<Fact> facts) {
        throw new UnsupportedOperationException("to be built from " + facts);
    }

    public Answer answer(Question question) {
        throw new UnsupportedOperationException("to be answered: " + question);
    }
}
