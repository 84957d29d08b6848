package outlay.identity;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import outlay.identity.Refusal.Reason;

/// Identifiers that name nobody whatever else is known, because of what they are or because they are tied to more than
/// one person can be: mailboxes of roles, broken tags, links that were passed on. All their ties are refused.
final class Blocked {
    private final Sightings sightings;
    private final Withdrawals words;
    private final GuardRails rails;
    private final BitSet nodes = new BitSet();
    private final Map<Integer, Reason> reasons = new HashMap<>();

    Blocked(Sightings sightings, Withdrawals words, GuardRails rails) {
        this.sightings = sightings;
        this.words = words;
        this.rails = rails;
    }

    boolean has(int node) {
        return nodes.get(node);
    }

    /// Looks at an identifier anew.
    ///
    /// @return whether it is blocked now and was not before, or the other way about
    boolean changes(int node) {
        Optional<Reason> reason = reason(node);
        boolean before = nodes.get(node);
        nodes.set(node, reason.isPresent());
        reasons.remove(node);
        reason.ifPresent(why -> reasons.put(node, why));
        return before != reason.isPresent();
    }

    /// Everybody who is blocked and has ties that are refused by it.
    void each(BiConsumer<Integer, Reason> each) {
        reasons.forEach((node, reason) -> {
            if (!far(node).isEmpty()) {
                each.accept(node, reason);
            }
        });
    }

    private Optional<Reason> reason(int node) {
        Identifier.Type type = sightings.numbers().type(node);
        if (sightings.edges().first(node) < 0) {
            return role(node) ? Optional.of(Reason.ROLE_MAILBOX) : Optional.empty();
        }
        Set<Integer> far = far(node);
        if (role(node) || type == Identifier.Type.CONTACT && roleRecord(far)) {
            return Optional.of(Reason.ROLE_MAILBOX);
        }
        int names = 0;
        int devices = 0;
        for (int other : far) {
            Identifier.Type what = sightings.numbers().type(other);
            names += what.identity() ? 1 : 0;
            devices += what == Identifier.Type.ANONYMOUS ? 1 : 0;
        }
        if (type.identity() && names > rails.peoplePerIdentity()) {
            return Optional.of(Reason.TOO_MANY_PEOPLE);
        }
        return devices <= mostDevices(type) ? Optional.empty() : Optional.of(switch (type) {
            case CLICK -> Reason.SHARED_LINK;
            case ORDER, LEAD -> Reason.SHARED_NUMBER;
            case EMAIL, USER, CONTACT, PHONE, EMAIL_HASH, ANONYMOUS -> Reason.TOO_MANY_DEVICES;
        });
    }

    private Set<Integer> far(int node) {
        Edges edges = sightings.edges();
        Set<Integer> far = new HashSet<>();
        for (int edge = edges.first(node); edge >= 0; edge = edges.next(edge, node)) {
            if (edges.holds(edge) && !words.keepApart(node, edges.far(edge, node))) {
                far.add(edges.far(edge, node));
            }
        }
        return far;
    }

    private boolean role(int node) {
        return sightings.numbers().type(node) == Identifier.Type.EMAIL
                && EmailKey.role(sightings.numbers().identifier(node).value());
    }

    /// Whether a record knows no name but a role's mailbox. Then it is nobody's, and so is the browser that it names.
    private boolean roleRecord(Set<Integer> far) {
        boolean role = false;
        for (int other : far) {
            if (sightings.numbers().type(other).identity() && !role(other)) {
                return false;
            }
            role |= role(other);
        }
        return role;
    }

    private int mostDevices(Identifier.Type type) {
        return switch (type) {
            case CLICK -> rails.devicesPerClick();
            case ORDER, LEAD -> rails.identitiesPerCarrier();
            case ANONYMOUS -> rails.aliasesPerDevice();
            case EMAIL, USER, CONTACT, PHONE, EMAIL_HASH -> rails.devicesPerIdentity();
        };
    }
}
