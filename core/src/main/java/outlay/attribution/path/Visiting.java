package outlay.attribution.path;

/// The states of a chain in an order in which paths reach them: the reverse of the order in which a search in depth
/// leaves them, so that of two states without a way back the earlier comes first.
final class Visiting {
    private final Chain chain;
    private final int[] order;
    private final boolean[] seen;
    private int left;

    private Visiting(Chain chain) {
        this.chain = chain;
        order = new int[chain.states()];
        seen = new boolean[order.length];
        left = order.length;
    }

    static int[] order(Chain chain) {
        Visiting visiting = new Visiting(chain);
        for (int state = 0; state < visiting.order.length; state++) {
            if (chain.starts[state] > 0 && !visiting.seen[state]) {
                visiting.search(state);
            }
        }
        return visiting.order;
    }

    /// Without recursion, because a path may be longer than the stack is deep.
    private void search(int first) {
        int[] states = new int[order.length];
        int[] edges = new int[order.length];
        int depth = 0;
        states[0] = first;
        edges[0] = chain.rows[first];
        seen[first] = true;
        while (depth >= 0) {
            int state = states[depth];
            if (edges[depth] < chain.rows[state + 1]) {
                int next = chain.next[edges[depth]++];
                if (!seen[next]) {
                    seen[next] = true;
                    depth++;
                    states[depth] = next;
                    edges[depth] = chain.rows[next];
                }
            } else {
                order[--left] = state;
                depth--;
            }
        }
    }
}
