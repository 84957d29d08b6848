package outlay.access;

import outlay.web.Problem;
import outlay.web.Response;

/// The one answer to whoever may not: the same bytes whether there is no such client, it is another's, a right is
/// missing or nobody has signed in, so that nobody learns by asking what there is.
final class Refusal {
    static final Problem PROBLEM = Problem.of(404, "Not found, or not yours",
            "there is nothing here that you may see or do: sign in, or send a service token as a Bearer token, and "
                    + "name a client in which you have a role that may (docs/reference/roles.md)");

    private Refusal() {}

    static Response response() {
        return PROBLEM.response();
    }
}
