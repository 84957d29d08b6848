package outlay.web;

/// Ends a request with a problem that the caller can mend.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
