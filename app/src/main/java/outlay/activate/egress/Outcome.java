package outlay.activate.egress;

import outlay.activate.Answer;

/// How far a call came.
public sealed interface Outcome {
    record Answered(Answer answer) implements Outcome {}

    /// It must not be made: its address is not the world's.
    ///
    /// @param why what is wrong and the remedy
    record Forbidden(String why) implements Outcome {}

    /// Nothing of it has left: it may be made again.
    record NotSent(String why) implements Outcome {}

    /// It may have arrived, and no answer has come, or none that ends.
    record NoAnswer(String why) implements Outcome {}
}
