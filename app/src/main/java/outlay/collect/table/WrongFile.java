package outlay.collect.table;

import outlay.collect.FileReader.Problem;

/// Ends the reading of a file that cannot be understood as a whole.
public final class WrongFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public WrongFile(int line, String column, String message, String remedy) {
        super(message);
        this.problem = new Problem(Problem.Severity.WRONG, line, column, message, remedy);
    }

    public Problem problem() {
        return problem;
    }
}
