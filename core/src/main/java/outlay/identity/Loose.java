package outlay.identity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import outlay.identity.Refusal.Reason;

/// The last step of [Resolving]: devices that are tied to each other and not to a name, and what was done on them.
final class Loose {
    private final Part part;
    private final GuardRails rails;
    private final Groups groups;
    private final BitSet blocked;
    private final Set<Integer> shared;
    private final List<Resolving.Decided> decided;
    private final List<Resolving.Refused> refusals;
    private final List<Tie> candidates = new ArrayList<>();

    /// Two devices, the tie that is younger, and the rule.
    private record Tie(int one, int other, Rule rule, long at, int edge) {}

    Loose(Part part, GuardRails rails, Groups groups, BitSet blocked, Set<Integer> shared,
            List<Resolving.Decided> decided,
            List<Resolving.Refused> refusals) {
        this.part = part;
        this.rails = rails;
        this.groups = groups;
        this.blocked = blocked;
        this.shared = shared;
        this.decided = decided;
        this.refusals = refusals;
    }

    void join() {
        for (int edge = 0; edge < part.edges(); edge++) {
            int one = part.one(edge);
            int other = part.other(edge);
            if (device(one) && device(other) && !part.withdrawn(one, other)) {
                candidates.add(new Tie(one, other, part.rule(edge), part.at(edge), edge));
            }
        }
        for (int node = 0; node < part.size(); node++) {
            if (part.type(node).carrier() && !blocked.get(node) && groups.identities(node) == 0) {
                carried(node);
            }
        }
        candidates.sort(Comparator.comparing(Tie::rule).thenComparing(Tie::at)
                .thenComparing((Tie tie) -> smaller(tie), part.byName())
                .thenComparing((Tie tie) -> tie.one() + tie.other() - smaller(tie), part.byName()));
        candidates.forEach(this::join);
        for (int node = 0; node < part.size(); node++) {
            if (part.type(node).carrier() && !blocked.get(node) && groups.identities(node) == 0) {
                belong(node);
            }
        }
    }

    private int smaller(Tie tie) {
        return part.byName().compare(tie.one(), tie.other()) <= 0 ? tie.one() : tie.other();
    }

    private boolean device(int node) {
        return part.type(node) == Identifier.Type.ANONYMOUS && !blocked.get(node) && !shared.contains(node);
    }

    /// Devices that share an order, a lead or, within one visit, a click.
    private void carried(int carrier) {
        List<Integer> ties = devices(carrier);
        if (ties.size() < 2 || part.type(carrier) == Identifier.Type.PHONE) {
            return;
        }
        boolean click = part.type(carrier) == Identifier.Type.CLICK;
        ties.sort(Comparator.comparing((Integer tie) -> part.at(tie))
                .thenComparing((Integer tie) -> part.far(tie, carrier), part.byName()));
        for (int i = 1; i < ties.size(); i++) {
            int before = ties.get(i - 1);
            int edge = ties.get(i);
            if (part.at(edge) - part.at(before) <= mostMillis(part.type(carrier))) {
                candidates.add(new Tie(part.far(before, carrier), part.far(edge, carrier), part.rule(edge),
                        part.at(edge), edge));
            } else {
                refusals.add(new Resolving.Refused(click ? Reason.SHARED_LINK : Reason.SHARED_NUMBER, edge));
            }
        }
    }

    private long mostMillis(Identifier.Type carrier) {
        return switch (carrier) {
            case CLICK -> rails.sameVisitMillis();
            case ORDER -> rails.sameOrderMillis();
            case EMAIL, USER, CONTACT, PHONE, EMAIL_HASH, ANONYMOUS, LEAD -> Long.MAX_VALUE;
        };
    }

    private List<Integer> devices(int carrier) {
        List<Integer> ties = new ArrayList<>();
        for (int i = part.from(carrier); i < part.from(carrier + 1); i++) {
            if (device(part.far(part.tie(i), carrier))) {
                ties.add(part.tie(i));
            }
        }
        return ties;
    }

    private void join(Tie tie) {
        if (groups.together(tie.one(), tie.other()) || part.withdrawn(tie.one(), tie.other())) {
            return;
        }
        boolean apart = groups.identities(tie.one()) > 0 && groups.identities(tie.other()) > 0;
        boolean says = tie.rule() == Rule.ORDER || tie.rule() == Rule.LEAD;
        if (!apart || says && !groups.conflict(tie.one(), tie.other())
                && groups.identities(tie.one()) + groups.identities(tie.other()) <= rails.identifiersPerPerson()) {
            groups.join(tie.one(), tie.other());
            decided.add(new Resolving.Decided(tie.one(), tie.other(), tie.rule(), tie.at(),
                    part.source(tie.edge())));
        } else {
            refusals.add(new Resolving.Refused(says ? Reason.TWO_RECORDS : Reason.SHARED_DEVICE, tie.edge()));
        }
    }

    /// What was done by one person is theirs.
    private void belong(int carrier) {
        int owner = Numbers.NOBODY;
        for (int i = part.from(carrier); i < part.from(carrier + 1); i++) {
            int far = part.far(part.tie(i), carrier);
            if (blocked.get(far) || shared.contains(far) || owner >= 0 && !groups.together(owner, far)) {
                return;
            }
            owner = far;
        }
        if (owner >= 0) {
            groups.join(owner, carrier);
        }
    }
}
