package outlay.web;

import java.io.IOException;

/// Stands before whoever decides on a request and answers it, once it is known who sent it, such as to write down what
/// became of it.
@FunctionalInterface
public interface Around {
    Response handle(Request request, Handler inner) throws IOException;

    /// This one, and within it another.
    default Around then(Around within) {
        Around outer = this;
        return new Around() {
            @Override
            public Response handle(Request request, Handler inner) throws IOException {
                return outer.handle(request, asked -> within.handle(asked, inner));
            }

            @Override
            public Response turnedAway(Request head, Response refusal) {
                return outer.turnedAway(head, within.turnedAway(head, refusal));
            }
        };
    }

    /// Told of a request that was refused before its body was read.
    ///
    /// @return the refusal, with whatever this one adds to answers
    default Response turnedAway(Request head, Response refusal) {
        return refusal;
    }
}
