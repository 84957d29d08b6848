package outlay.web;

import java.util.List;
import java.util.stream.Collectors;

/// Everything that is wrong with a question, at once, so that nobody has to find one mistake after the other.
public final class Mistakes extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> list;

    public Mistakes(List<Mistake> list) {
        super(list.stream().map(Mistake::detail).collect(Collectors.joining("; ")));
        this.list = List.copyOf(list);
    }

    public List<Mistake> list() {
        return list;
    }
}
