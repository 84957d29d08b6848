package outlay.identity;

/// Identifiers that are taken for one person's, while they are being found out: a union-find whose groups know what
/// is in them.
final class Groups {
    private static final int USER = 1;
    private static final int ADDRESS = 2;
    private static final int CRMS = 60;

    private final int[] parents;
    /// The next of the same group, in a ring.
    private final int[] next;
    /// How many identities (addresses, user ids, records, hashes) a group has, at its root.
    private final int[] identities;
    /// Whether a group has a user id and an address, and a bit for each CRM that it has a record of, at its root.
    private final long[] kinds;

    Groups(int size) {
        parents = new int[size];
        next = new int[size];
        identities = new int[size];
        kinds = new long[size];
        for (int node = 0; node < size; node++) {
            alone(node);
        }
    }

    /// Puts an identifier back into a group of its own.
    void alone(int node) {
        parents[node] = node;
        next[node] = node;
    }

    /// @param crm a number for the CRM, where it is a record of one
    void identity(int node, Identifier.Type type, int crm) {
        identities[node] = 1;
        kinds[node] = switch (type) {
            case USER -> USER;
            case EMAIL, EMAIL_HASH -> ADDRESS;
            case CONTACT -> 4L << crm % CRMS;
            case PHONE, ANONYMOUS, LEAD, ORDER, CLICK -> 0;
        };
    }

    int of(int node) {
        int at = node;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    void join(int one, int other) {
        int a = of(one);
        int b = of(other);
        if (a != b) {
            int low = Math.min(a, b);
            int high = Math.max(a, b);
            parents[high] = low;
            identities[low] += identities[high];
            kinds[low] |= kinds[high];
            int after = next[low];
            next[low] = next[high];
            next[high] = after;
        }
    }

    boolean together(int one, int other) {
        return of(one) == of(other);
    }

    /// How many identities the node's group has.
    int identities(int node) {
        return identities[of(node)];
    }

    /// Whether together they would have two records of one CRM or two user ids.
    boolean conflict(int one, int other) {
        return (kinds[of(one)] & kinds[of(other)] & ~ADDRESS) != 0;
    }

    boolean twoUsers(int one, int other) {
        return (kinds[of(one)] & kinds[of(other)] & USER) != 0;
    }

    /// Whether the one has what the other lacks and nothing that it has: an address the one, a user id the other.
    boolean complete(int one, int other) {
        return (kinds[of(one)] & kinds[of(other)]) == 0;
    }

    /// The next of the node's group, in a ring that comes back to it.
    int next(int node) {
        return next[node];
    }

    int[] ofEach() {
        int[] each = new int[parents.length];
        for (int node = 0; node < each.length; node++) {
            each[node] = of(node);
        }
        return each;
    }
}
