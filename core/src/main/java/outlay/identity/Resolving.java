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

/// Finds out who is one person. Ties are taken in the order of their strength, and within it all at once or in the
/// order of the identifiers' names, so that the result depends on the set of ties alone:
///
/// 1. what two names of somebody have in common: a record of the CRM, one event, a hash of the address;
/// 2. what leads from one name to another: the same order, lead, click or phone number;
/// 3. devices: one with the names of one person is theirs; one with the names of several makes them one only where
///    the names are alike or complete each other, and otherwise is shared, and nobody's;
/// 4. devices that nobody is known on, by an alias, an order or a click in one visit.
final class Resolving {
    private final Graph graph;
    private final GuardRails rails;
    private final Groups groups;
    private final BitSet blocked = new BitSet();
    private final Map<Integer, Set<Integer>> shared = new HashMap<>();
    private final Edges decided = new Edges();
    private final List<Refusal> refusals = new ArrayList<>();

    private Resolving(Graph graph, GuardRails rails) {
        this.graph = graph;
        this.rails = rails;
        groups = new Groups(graph.size());
    }

    /// What was found out.
    ///
    /// @param groups  by node the node that stands for its person
    /// @param blocked nodes whose ties are all refused
    /// @param shared  devices of several people
    /// @param shared  devices of several people, each with who may be known there
    /// @param decided ties between names that stand in no single fact
    record Resolved(int[] groups, BitSet blocked, Map<Integer, Set<Integer>> shared, Edges decided,
            List<Refusal> refusals) {}

    static Resolved of(Graph graph, GuardRails rails) {
        Resolving resolving = new Resolving(graph, rails);
        resolving.block();
        resolving.identities();
        resolving.carriers();
        resolving.devices();
        new Loose(graph, rails, resolving.groups, resolving.blocked, resolving.shared.keySet(), resolving.decided,
                resolving.refusals).join();
        return new Resolved(resolving.groups.ofEach(), resolving.blocked, resolving.shared, resolving.decided,
                List.copyOf(resolving.refusals));
    }

    private void block() {
        int[] countedFor = new int[graph.size()];
        for (int node = 0; node < graph.size(); node++) {
            Identifier.Type type = graph.type(node);
            if (type.identity()) {
                groups.identity(node, type, graph.crm(node));
            }
            int names = 0;
            int devices = 0;
            for (int i = graph.from(node); i < graph.from(node + 1); i++) {
                int far = graph.far(graph.tie(i), node);
                if (countedFor[far] != node + 1) {
                    countedFor[far] = node + 1;
                    names += graph.type(far).identity() ? 1 : 0;
                    devices += graph.type(far) == Identifier.Type.ANONYMOUS ? 1 : 0;
                }
            }
            if (role(node) || type == Identifier.Type.CONTACT && roleRecord(node)) {
                block(node, Reason.ROLE_MAILBOX);
            } else if (type.identity() && names > rails.peoplePerIdentity()) {
                block(node, Reason.TOO_MANY_PEOPLE);
            } else if (devices > mostDevices(type)) {
                block(node, switch (type) {
                    case CLICK -> Reason.SHARED_LINK;
                    case ORDER, LEAD -> Reason.SHARED_NUMBER;
                    case EMAIL, USER, CONTACT, PHONE, EMAIL_HASH, ANONYMOUS -> Reason.TOO_MANY_DEVICES;
                });
            }
        }
    }

    private boolean role(int node) {
        return graph.type(node) == Identifier.Type.EMAIL && EmailKey.role(graph.identifier(node).value());
    }

    /// Whether a record knows no name but a role's mailbox. Then it is nobody's, and so is the browser that it names.
    private boolean roleRecord(int node) {
        boolean role = false;
        for (int i = graph.from(node); i < graph.from(node + 1); i++) {
            int far = graph.far(graph.tie(i), node);
            if (graph.type(far).identity() && !role(far)) {
                return false;
            }
            role |= role(far);
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

    private void block(int node, Reason reason) {
        blocked.set(node);
        if (graph.from(node) < graph.from(node + 1)) {
            refusals.add(new Refusal(reason, graph.identifier(node).toString(), "", "", 0));
        }
    }

    private void identities() {
        List<Integer> strong = new ArrayList<>();
        for (int edge = 0; edge < graph.edges(); edge++) {
            int one = graph.one(edge);
            int other = graph.other(edge);
            if (names(one) && names(other) && !graph.withdrawn(one, other)) {
                groups.join(one, other);
                strong.add(edge);
            }
        }
        strong.removeIf(edge -> groups.identities(graph.one(edge)) <= rails.identifiersPerPerson());
        for (int edge : strong) {
            for (int node : new int[]{graph.one(edge), graph.other(edge)}) {
                groups.alone(node);
                groups.identity(node, graph.type(node), graph.crm(node));
            }
        }
        strong.sort(byEvidence(graph));
        for (int edge : strong) {
            int one = graph.one(edge);
            int other = graph.other(edge);
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
        return graph.type(node).identity() && !blocked.get(node);
    }

    /// The ties of a carrier or device that name somebody, one for each name.
    private List<Integer> naming(int node, boolean links) {
        List<Integer> naming = new ArrayList<>();
        for (int i = graph.from(node); i < graph.from(node + 1); i++) {
            int edge = graph.tie(i);
            int far = graph.far(edge, node);
            if ((names(far) || carriesTo(edge, far)) && (graph.rule(edge) == Rule.LINK) == links) {
                naming.add(edge);
            }
        }
        return naming;
    }

    /// Whether a carrier leads from a device to a name. A click does on the device of the first visit only: later the
    /// address may have been passed on.
    private boolean carriesTo(int edge, int far) {
        Identifier.Type type = graph.type(far);
        return type.carrier() && !blocked.get(far) && groups.identities(far) > 0
                && (type != Identifier.Type.CLICK || graph.at(edge) - firstSeen(far) <= rails.sameVisitMillis());
    }

    private long firstSeen(int click) {
        long first = Long.MAX_VALUE;
        for (int i = graph.from(click); i < graph.from(click + 1); i++) {
            int edge = graph.tie(i);
            first = graph.rule(edge) == Rule.CLICK ? Math.min(first, graph.at(edge)) : first;
        }
        return first;
    }

    private boolean several(List<Integer> naming, int node) {
        for (int edge : naming) {
            if (!groups.together(graph.far(edge, node), graph.far(naming.get(0), node))) {
                return true;
            }
        }
        return false;
    }

    private void carriers() {
        List<Integer> contested = new ArrayList<>();
        for (int node = 0; node < graph.size(); node++) {
            if (graph.type(node).carrier() && !blocked.get(node)) {
                List<Integer> naming = naming(node, false);
                if (several(naming, node)) {
                    contested.add(node);
                } else if (!naming.isEmpty()) {
                    groups.join(node, graph.far(naming.get(0), node));
                }
            }
        }
        contested.sort(graph.byName());
        for (int node : contested) {
            List<Integer> naming = sorted(node, naming(node, false));
            if (naming.stream().map(edge -> groups.of(graph.far(edge, node))).distinct()
                    .count() <= rails.identitiesPerCarrier()) {
                merge(node, naming);
            }
            if (several(naming, node)) {
                blocked.set(node);
                naming.forEach(edge -> refuse(Reason.SHARED_NUMBER, edge));
            } else {
                groups.join(node, graph.far(naming.get(0), node));
            }
        }
    }

    private void devices() {
        List<Integer> contested = new ArrayList<>();
        for (int node = 0; node < graph.size(); node++) {
            if (graph.type(node) == Identifier.Type.ANONYMOUS && !blocked.get(node) && several(named(node), node)) {
                contested.add(node);
            }
        }
        contested.sort(graph.byName());
        contested.forEach(node -> merge(node, sorted(node, named(node))));
        contested.sort(Comparator.comparing(this::firstKnown).thenComparing(graph.byName()));
        contested.forEach(this::complete);
        for (int node = 0; node < graph.size(); node++) {
            if (graph.type(node) == Identifier.Type.ANONYMOUS && !blocked.get(node)) {
                own(node, known(node));
            }
        }
    }

    private long firstKnown(int device) {
        return known(device).stream().mapToLong(graph::at).min().orElse(Long.MAX_VALUE);
    }

    /// An address that nobody signed in with and a user id without an address, alone on one device, are one person's:
    /// the form that was filled in before the first sign-in.
    private void complete(int device) {
        List<Integer> known = sorted(device, known(device));
        int one = graph.far(known.get(0), device);
        for (int edge : known) {
            int other = graph.far(edge, device);
            if (!groups.together(one, other) && groups.complete(one, other) && !graph.withdrawn(one, other)
                    && known.stream().allMatch(each -> groups.together(graph.far(each, device), one)
                            || groups.together(graph.far(each, device), other))) {
                groups.join(one, other);
                decided.add(one, other, Rule.COMPLETE, graph.at(edge), graph.source(edge));
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
            Set<Integer> people = known.stream().map(edge -> groups.of(graph.far(edge, device)))
                    .collect(Collectors.toSet());
            shared.put(device, named(device).stream().map(edge -> graph.far(edge, device))
                    .filter(far -> people.contains(groups.of(far))).collect(Collectors.toCollection(TreeSet::new)));
            known.forEach(edge -> refuse(Reason.SHARED_DEVICE, edge));
        } else if (!known.isEmpty()) {
            int owner = graph.far(known.get(0), device);
            groups.join(device, owner);
            for (int edge : naming(device, true)) {
                if (!groups.together(graph.far(edge, device), owner)) {
                    refuse(Reason.FORWARDED_LINK, edge);
                }
            }
        }
    }

    /// Makes one of the people on a carrier or device those whom a rule says to be one.
    private void merge(int node, List<Integer> naming) {
        for (int i = 0; i < naming.size(); i++) {
            for (int j = i + 1; j < naming.size(); j++) {
                int one = graph.far(naming.get(i), node);
                int other = graph.far(naming.get(j), node);
                if (groups.together(one, other) || graph.withdrawn(one, other)) {
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
        int one = graph.far(edge, node);
        int other = graph.far(otherEdge, node);
        Identifier.Type type = graph.type(node);
        boolean says = type == Identifier.Type.LEAD || type == Identifier.Type.CLICK
                || type == Identifier.Type.ORDER
                        && Math.abs(graph.at(edge) - graph.at(otherEdge)) <= rails.sameOrderMillis()
                || graph.rule(edge) == Rule.ALIAS || graph.rule(otherEdge) == Rule.ALIAS;
        Optional<int[]> alike = says ? Optional.empty() : alike(one, other, type == Identifier.Type.PHONE);
        if (says || alike.isPresent()) {
            groups.join(one, other);
            int later = graph.at(edge) >= graph.at(otherEdge) ? edge : otherEdge;
            int[] pair = alike.orElse(new int[]{one, other, graph.rule(edge).ordinal()});
            decided.add(pair[0], pair[1], Rule.of(pair[2]), graph.at(later), graph.source(later));
        }
    }

    /// Two addresses of the two people that are alike, the first by name, and the rule. The same phone number is enough
    /// where the addresses are at different providers: at the same one it may be that of an office.
    private Optional<int[]> alike(int one, int other, boolean phone) {
        boolean apart = phone;
        for (int mine : addresses(one)) {
            for (int theirs : addresses(other)) {
                String a = graph.identifier(mine).value();
                String b = graph.identifier(theirs).value();
                Optional<Rule> rule = graph.withdrawn(mine, theirs) ? Optional.empty() : Alike.rule(a, b);
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
            if (graph.type(at) == Identifier.Type.EMAIL) {
                addresses.add(at);
            }
            at = groups.next(at);
        } while (at != node);
        addresses.sort(graph.byName());
        return addresses;
    }

    private List<Integer> sorted(int node, List<Integer> naming) {
        List<Integer> sorted = new ArrayList<>(naming);
        sorted.sort(Comparator.comparing((Integer edge) -> graph.far(edge, node), graph.byName())
                .thenComparing(byEvidence(graph)));
        return sorted;
    }

    private void refuse(Reason reason, int edge) {
        refusals.add(refusal(graph, reason, edge));
    }

    static Refusal refusal(Graph graph, Reason reason, int edge) {
        return new Refusal(reason, graph.identifier(graph.one(edge)).toString(),
                graph.identifier(graph.other(edge)).toString(), graph.source(edge), graph.at(edge)).ordered();
    }

    /// By strength, then by time, then by the identifiers' names.
    static Comparator<Integer> byEvidence(Graph graph) {
        return Comparator.comparing(graph::rule).thenComparing(graph::at)
                .thenComparing((Integer edge) -> smaller(graph, edge), graph.byName())
                .thenComparing((Integer edge) -> graph.far(edge, smaller(graph, edge)), graph.byName());
    }

    private static int smaller(Graph graph, int edge) {
        return graph.byName().compare(graph.one(edge), graph.other(edge)) <= 0 ? graph.one(edge) : graph.other(edge);
    }
}
