package outlay.identity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import outlay.identity.Refusal.Reason;

/// Finds out who is one person in a [Part] of what is known. Ties are taken in the order of their strength, and within
/// it all at once or in the order of the identifiers' names, so that the result depends on the set of ties alone:
///
/// 1. what two names of somebody have in common: a record of the CRM, one event, a hash of the address;
/// 2. what leads from one name to another: the same order, lead, click or phone number;
/// 3. devices: one with the names of one person is theirs; one with the names of several makes them one only where
///    the names are alike or complete each other, and otherwise is shared, and nobody's;
/// 4. devices that nobody is known on, by an alias, an order or a click in one visit.
final class Resolving {
    private final Part part;
    private final GuardRails rails;
    private final Groups groups;
    private final BitSet blocked;
    private final Map<Integer, Set<Integer>> shared = new HashMap<>();
    private final List<Decided> decided = new ArrayList<>();
    private final List<Refused> refusals = new ArrayList<>();

    private Resolving(Part part, GuardRails rails) {
        this.part = part;
        this.rails = rails;
        groups = new Groups(part.size());
        blocked = (BitSet) part.blocked().clone();
        for (int node = 0; node < part.size(); node++) {
            if (part.type(node).identity()) {
                groups.identity(node, part.type(node), part.crm(node));
            }
        }
    }

    /// A tie between names that stands in no single fact, by the nodes' numbers in their part.
    record Decided(int one, int other, Rule rule, long at, String source) {
        /// The same with other numbers for its ends.
        Decided with(int otherOne, int otherOther) {
            return new Decided(otherOne, otherOther, rule, at, source);
        }
    }

    /// A tie that was not taken for one person's, by its number in the part.
    record Refused(Reason reason, int edge) {}

    /// What was found out about a part, by the numbers that nodes and ties have in it.
    ///
    /// @param groups  by node the node that stands for its person
    /// @param shared  devices of several people, each with who may be known there
    record Resolved(int[] groups, Map<Integer, Set<Integer>> shared, List<Decided> decided, List<Refused> refused) {}

    static Resolved of(Part part, GuardRails rails) {
        Resolving resolving = new Resolving(part, rails);
        resolving.identities();
        resolving.carriers();
        resolving.devices();
        new Loose(part, rails, resolving.groups, resolving.blocked, resolving.shared.keySet(), resolving.decided,
                resolving.refusals).join();
        return new Resolved(resolving.groups.ofEach(), resolving.shared, resolving.decided, resolving.refusals);
    }

    private void identities() {
        List<Integer> strong = new ArrayList<>();
        for (int edge = 0; edge < part.edges(); edge++) {
            int one = part.one(edge);
            int other = part.other(edge);
            if (names(one) && names(other) && !part.withdrawn(one, other)) {
                groups.join(one, other);
                strong.add(edge);
            }
        }
        strong.removeIf(edge -> groups.identities(part.one(edge)) <= rails.identifiersPerPerson());
        for (int edge : strong) {
            for (int node : new int[]{part.one(edge), part.other(edge)}) {
                groups.alone(node);
                groups.identity(node, part.type(node), part.crm(node));
            }
        }
        strong.sort(byEvidence(part));
        for (int edge : strong) {
            int one = part.one(edge);
            int other = part.other(edge);
            if (groups.together(one, other)) {
                continue;
            }
            if (groups.identities(one) + groups.identities(other) <= rails.identifiersPerPerson()) {
                groups.join(one, other);
            } else {
                refuse(Reason.TOO_MANY_IDENTIFIERS, edge);
            }
        }
    }

    private boolean names(int node) {
        return part.type(node).identity() && !blocked.get(node);
    }

    /// The ties of a carrier or device that name somebody, one for each name.
    private List<Integer> naming(int node, boolean links) {
        List<Integer> naming = new ArrayList<>();
        for (int i = part.from(node); i < part.from(node + 1); i++) {
            int edge = part.tie(i);
            int far = part.far(edge, node);
            if ((names(far) || carriesTo(edge, far)) && (part.rule(edge) == Rule.LINK) == links) {
                naming.add(edge);
            }
        }
        return naming;
    }

    /// Whether a carrier leads from a device to a name. A click does on the device of the first visit only: later the
    /// address may have been passed on.
    private boolean carriesTo(int edge, int far) {
        Identifier.Type type = part.type(far);
        return type.carrier() && !blocked.get(far) && groups.identities(far) > 0
                && (type != Identifier.Type.CLICK || part.at(edge) - firstSeen(far) <= rails.sameVisitMillis());
    }

    private long firstSeen(int click) {
        long first = Long.MAX_VALUE;
        for (int i = part.from(click); i < part.from(click + 1); i++) {
            int edge = part.tie(i);
            first = part.rule(edge) == Rule.CLICK ? Math.min(first, part.at(edge)) : first;
        }
        return first;
    }

    private boolean several(List<Integer> naming, int node) {
        for (int edge : naming) {
            if (!groups.together(part.far(edge, node), part.far(naming.get(0), node))) {
                return true;
            }
        }
        return false;
    }

    private void carriers() {
        List<Integer> contested = new ArrayList<>();
        for (int node = 0; node < part.size(); node++) {
            if (part.type(node).carrier() && !blocked.get(node)) {
                List<Integer> naming = naming(node, false);
                if (several(naming, node)) {
                    contested.add(node);
                } else if (!naming.isEmpty()) {
                    groups.join(node, part.far(naming.get(0), node));
                }
            }
        }
        contested.sort(part.byName());
        for (int node : contested) {
            List<Integer> naming = sorted(node, naming(node, false));
            if (naming.stream().map(edge -> groups.of(part.far(edge, node))).distinct()
                    .count() <= rails.identitiesPerCarrier()) {
                merge(node, naming);
            }
            if (several(naming, node)) {
                blocked.set(node);
                naming.forEach(edge -> refuse(Reason.SHARED_NUMBER, edge));
            } else {
                groups.join(node, part.far(naming.get(0), node));
            }
        }
    }

    private void devices() {
        List<Integer> contested = new ArrayList<>();
        for (int node = 0; node < part.size(); node++) {
            if (part.type(node) == Identifier.Type.ANONYMOUS && !blocked.get(node) && several(named(node), node)) {
                contested.add(node);
            }
        }
        contested.sort(part.byName());
        contested.forEach(node -> merge(node, sorted(node, named(node))));
        contested.sort(Comparator.comparing(this::firstKnown).thenComparing(part.byName()));
        contested.forEach(this::complete);
        for (int node = 0; node < part.size(); node++) {
            if (part.type(node) == Identifier.Type.ANONYMOUS && !blocked.get(node)) {
                own(node, known(node));
            }
        }
    }

    private long firstKnown(int device) {
        return known(device).stream().mapToLong(part::at).min().orElse(Long.MAX_VALUE);
    }

    /// An address that nobody signed in with and a user id without an address, alone on one device, are one person's:
    /// the form that was filled in before the first sign-in.
    private void complete(int device) {
        List<Integer> known = sorted(device, known(device));
        int one = part.far(known.get(0), device);
        for (int edge : known) {
            int other = part.far(edge, device);
            if (!groups.together(one, other) && groups.complete(one, other) && !part.withdrawn(one, other)
                    && known.stream().allMatch(each -> groups.together(part.far(each, device), one)
                            || groups.together(part.far(each, device), other))) {
                groups.join(one, other);
                decided.add(new Decided(one, other, Rule.COMPLETE, part.at(edge), part.source(edge)));
                return;
            }
        }
    }

    /// What somebody says of themselves on a device comes before what a link says of them.
    private List<Integer> known(int device) {
        List<Integer> said = naming(device, false);
        return said.isEmpty() ? naming(device, true) : said;
    }

    /// Whoever is named on a device by what they say or by a link: an address that a link was made for may be alike to
    /// one that was typed there.
    private List<Integer> named(int device) {
        List<Integer> named = naming(device, false);
        named.addAll(naming(device, true));
        return named;
    }

    private void own(int device, List<Integer> known) {
        if (several(known, device)) {
            // A link that was made for one of them says who was there, too.
            Set<Integer> people = known.stream().map(edge -> groups.of(part.far(edge, device)))
                    .collect(Collectors.toSet());
            shared.put(device, named(device).stream().map(edge -> part.far(edge, device))
                    .filter(far -> people.contains(groups.of(far))).collect(Collectors.toCollection(TreeSet::new)));
            known.forEach(edge -> refuse(Reason.SHARED_DEVICE, edge));
        } else if (!known.isEmpty()) {
            int owner = part.far(known.get(0), device);
            groups.join(device, owner);
            for (int edge : naming(device, true)) {
                if (!groups.together(part.far(edge, device), owner)) {
                    refuse(Reason.FORWARDED_LINK, edge);
                }
            }
        }
    }

    /// Makes one of the people on a carrier or device those whom a rule says to be one.
    private void merge(int node, List<Integer> naming) {
        for (int i = 0; i < naming.size(); i++) {
            for (int j = i + 1; j < naming.size(); j++) {
                int one = part.far(naming.get(i), node);
                int other = part.far(naming.get(j), node);
                if (groups.together(one, other) || part.withdrawn(one, other)) {
                    continue;
                }
                if (groups.conflict(one, other)
                        && (groups.twoUsers(one, other) || alike(one, other, false).isEmpty())) {
                    refuse(Reason.TWO_RECORDS, naming.get(j));
                } else if (groups.identities(one) + groups.identities(other) <= rails.identifiersPerPerson()) {
                    join(node, naming.get(i), naming.get(j));
                }
            }
        }
    }

    private void join(int node, int edge, int otherEdge) {
        int one = part.far(edge, node);
        int other = part.far(otherEdge, node);
        Identifier.Type type = part.type(node);
        boolean says = type == Identifier.Type.LEAD || type == Identifier.Type.CLICK
                || type == Identifier.Type.ORDER
                        && Math.abs(part.at(edge) - part.at(otherEdge)) <= rails.sameOrderMillis()
                || part.rule(edge) == Rule.ALIAS || part.rule(otherEdge) == Rule.ALIAS;
        Optional<int[]> alike = says ? Optional.empty() : alike(one, other, type == Identifier.Type.PHONE);
        if (says || alike.isPresent()) {
            groups.join(one, other);
            int later = part.at(edge) >= part.at(otherEdge) ? edge : otherEdge;
            int[] pair = alike.orElse(new int[]{one, other, part.rule(edge).ordinal()});
            decided.add(new Decided(pair[0], pair[1], Rule.of(pair[2]), part.at(later), part.source(later)));
        }
    }

    /// Two addresses of the two people that are alike, the first by name, and the rule. The same phone number is enough
    /// where the addresses are at different providers: at the same one it may be that of an office.
    private Optional<int[]> alike(int one, int other, boolean phone) {
        boolean apart = phone;
        for (int mine : addresses(one)) {
            for (int theirs : addresses(other)) {
                String a = part.identifier(mine).value();
                String b = part.identifier(theirs).value();
                Optional<Rule> rule = part.withdrawn(mine, theirs) ? Optional.empty() : Alike.rule(a, b);
                if (rule.isPresent()) {
                    return Optional.of(new int[]{mine, theirs, rule.get().ordinal()});
                }
                apart &= !a.substring(a.indexOf('@')).equals(b.substring(b.indexOf('@')));
            }
        }
        return apart ? Optional.of(new int[]{one, other, Rule.PHONE.ordinal()}) : Optional.empty();
    }

    private List<Integer> addresses(int node) {
        List<Integer> addresses = new ArrayList<>();
        int at = node;
        do {
            if (part.type(at) == Identifier.Type.EMAIL) {
                addresses.add(at);
            }
            at = groups.next(at);
        } while (at != node);
        addresses.sort(part.byName());
        return addresses;
    }

    private List<Integer> sorted(int node, List<Integer> naming) {
        List<Integer> sorted = new ArrayList<>(naming);
        sorted.sort(Comparator.comparing((Integer edge) -> part.far(edge, node), part.byName())
                .thenComparing(byEvidence(part)));
        return sorted;
    }

    private void refuse(Reason reason, int edge) {
        refusals.add(new Refused(reason, edge));
    }

    /// By strength, then by time, then by the identifiers' names.
    static Comparator<Integer> byEvidence(Part part) {
        return Comparator.comparing(part::rule).thenComparing(part::at)
                .thenComparing((Integer edge) -> smaller(part, edge), part.byName())
                .thenComparing((Integer edge) -> part.far(edge, smaller(part, edge)), part.byName());
    }

    private static int smaller(Part part, int edge) {
        return part.byName().compare(part.one(edge), part.other(edge)) <= 0 ? part.one(edge) : part.other(edge);
    }
}
