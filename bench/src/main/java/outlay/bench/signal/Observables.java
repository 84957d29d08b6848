package outlay.bench.signal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything lawful that says who somebody is, used perfectly: each edge is something that Outlay's doors or files
/// were told, read with the knowledge of who did it. Without consent nothing is an observable.
final class Observables {
    enum Type {
        COOKIE, ADDRESS, USER, CONTACT
    }

    /// An identifier in the hands of one person: what two people share are two nodes.
    record Node(Type type, String value, int person) {}

    record Edge(Node to, Evidence evidence) {}

    private record Step(Node from, Edge edge) {}

    private final World world;
    private final Cookies cookies;
    private final Map<Node, List<Edge>> edges = new LinkedHashMap<>();
    private final Map<Node, Integer> groups = new HashMap<>();
    private final List<Set<Node>> starts = new ArrayList<>();

    Observables(World world, Cookies cookies, Crm crm) {
        this.world = world;
        this.cookies = cookies;
        world.visits().forEach(this::see);
        crm.records().forEach(this::see);
        world.conversions().forEach(conversion -> starts.add(start(conversion, crm)));
        for (Node node : edges.keySet()) {
            if (!groups.containsKey(node)) {
                int group = groups.size();
                reach(node).forEach(reached -> groups.put(reached, group));
            }
        }
    }

    /// The oracle: all visits in browsers that any chain of observables ties to the conversion.
    Journeyed oracle(Landings landings) {
        return Journeyed.of(world, (conversion, visit) -> cookies.server()[visit.id()] != Cookies.NONE
                && conversion.people().contains(visit.person()) && tied(conversion, visit), landings::channel);
    }

    boolean tied(Conversion conversion, Visit visit) {
        int group = groups.getOrDefault(cookie(visit), -1);
        return starts.get(conversion.id()).stream()
                .anyMatch(node -> groups.getOrDefault(node, -2) == group || node.equals(cookie(visit)));
    }

    Set<Node> nodes() {
        return Collections.unmodifiableSet(edges.keySet());
    }

    /// The identifiers that the conversion itself names.
    Set<Node> starts(Conversion conversion) {
        return starts.get(conversion.id());
    }

    Node cookie(Visit visit) {
        return new Node(Type.COOKIE, Cookies.id(world, cookies.server()[visit.id()]), visit.person());
    }

    /// The shortest chain of edges from the conversion's own identifiers to the browser of a visit.
    List<Edge> chain(Conversion conversion, Visit visit) {
        Node to = cookie(visit);
        Map<Node, Step> by = new HashMap<>();
        Deque<Node> next = new ArrayDeque<>(starts.get(conversion.id()));
        Set<Node> seen = new HashSet<>(next);
        while (!next.isEmpty() && !seen.contains(to)) {
            Node node = next.remove();
            for (Edge edge : edges.getOrDefault(node, List.of())) {
                if (seen.add(edge.to())) {
                    by.put(edge.to(), new Step(node, edge));
                    next.add(edge.to());
                }
            }
        }
        List<Edge> chain = new ArrayList<>();
        Optional<Step> step = Optional.ofNullable(by.get(to));
        while (step.isPresent()) {
            chain.addFirst(step.get().edge());
            step = Optional.ofNullable(by.get(step.get().from()));
        }
        return chain;
    }

    private void see(Visit visit) {
        Said said = visit.said();
        boolean named = cookies.server()[visit.id()] != Cookies.NONE;
        if (named && !visit.hashOf().isEmpty()) {
            join(cookie(visit), address(visit.hashOf(), visit.person()), Evidence.HASH);
        }
        // A blocker hides a browser's events; the order comes from the shop's own server.
        boolean told = named || said.how() == Said.How.ORDER && !visit.browser().refuses();
        if (said.how() == Said.How.NOTHING || !told) {
            return;
        }
        Node typed = address(said.typed(), visit.person());
        Evidence how = evidence(said);
        if (named) {
            join(cookie(visit), typed, how);
        }
        String user = world.people().get(visit.person()).userId();
        if (!user.isEmpty() && (said.how() == Said.How.LOG_IN || said.how() == Said.How.ORDER)) {
            join(typed, new Node(Type.USER, user, visit.person()), how);
        }
        if (!said.meant().isEmpty()) {
            join(typed, address(said.meant(), visit.person()), how);
        }
    }

    private static Evidence evidence(Said said) {
        return switch (said.slip()) {
            case PLUS_TAG -> Evidence.PLUS_TAG;
            case DOTS -> Evidence.DOTS;
            case TYPO -> Evidence.TYPO;
            case ROLE_MAILBOX -> Evidence.ROLE_MAILBOX;
            case NONE, CASE -> switch (said.how()) {
                case LOG_IN -> Evidence.LOG_IN;
                case ORDER -> Evidence.ORDER;
                case NOTHING, FORM, DEMO_REQUEST -> Evidence.FORM;
            };
        };
    }

    private void see(CrmRecord record) {
        for (int person : record.people()) {
            Node contact = new Node(Type.CONTACT, record.id(), person);
            for (String email : record.emails()) {
                join(contact, address(email, person), email.equals(record.emails().getFirst())
                        ? Evidence.CRM_ADDRESS
                        : Evidence.CRM_SECOND_ADDRESS);
            }
            // A record of several people has the ids of a browser of one of them.
            if (record.formCookie() != Cookies.NONE && person == record.people().first()) {
                join(contact, new Node(Type.COOKIE, Cookies.id(world, record.formCookie()), person),
                        Evidence.CRM_FORM_ID);
            }
            if (!record.clickId().isEmpty() && person == record.people().first()) {
                join(contact, new Node(Type.COOKIE, Cookies.id(world, record.clickCookie()), person),
                        Evidence.CRM_CLICK_ID);
            }
        }
    }

    private Set<Node> start(Conversion conversion, Crm crm) {
        Set<Node> nodes = new HashSet<>();
        Visit where = conversion.where();
        if (conversion.kind() == Conversion.Kind.DEAL) {
            List<String> contacts = crm.peopleOn(conversion);
            for (int i = 0; i < contacts.size(); i++) {
                nodes.add(new Node(Type.CONTACT, contacts.get(i), conversion.people().get(i)));
            }
        } else if (!where.browser().refuses()) {
            nodes.add(address(where.said().typed(), where.person()));
            if (cookies.server()[where.id()] != Cookies.NONE) {
                nodes.add(cookie(where));
            }
        }
        return nodes;
    }

    private static Node address(String text, int person) {
        return new Node(Type.ADDRESS, text.toLowerCase(Locale.ROOT), person);
    }

    private void join(Node one, Node other, Evidence evidence) {
        if (!one.equals(other)) {
            edges.computeIfAbsent(one, added -> new ArrayList<>()).add(new Edge(other, evidence));
            edges.computeIfAbsent(other, added -> new ArrayList<>()).add(new Edge(one, evidence));
        }
    }

    private Set<Node> reach(Node from) {
        Set<Node> seen = new HashSet<>(Set.of(from));
        Deque<Node> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            edges.getOrDefault(next.remove(), List.of()).stream().map(Edge::to).filter(seen::add).forEach(next::add);
        }
        return seen;
    }
}
