package outlay.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import outlay.fact.Fact;
import outlay.identity.PlainTies.Tied;

/// Who is one person, by the same rules as [Resolving], said with sets of texts and loops over everything.
final class PlainPersons {
    private static final long DAY = 86_400_000;
    private final List<Tied> ties;
    private final List<Set<String>> groups = new ArrayList<>();
    private final Set<String> blocked = new HashSet<>();
    private final Set<String> shared = new HashSet<>();

    private PlainPersons(Collection<Tied> ties, Set<String> texts) {
        this.ties = List.copyOf(ties);
        texts.forEach(text -> groups.add(new TreeSet<>(Set.of(text))));
    }

    /// Groups that grow together wherever there is a tie, by text.
    static Map<String, Set<String>> union(List<Fact> facts) {
        PlainTies all = PlainTies.of(facts);
        PlainPersons persons = new PlainPersons(all.ties(), all.texts());
        persons.ties.forEach(tie -> persons.join(tie.one(), tie.other()));
        return persons.byText();
    }

    /// Whether some group has what one person may not have: two names of a kind, or a role's mailbox.
    static boolean anyDoubt(Collection<Set<String>> groups) {
        return groups.stream().anyMatch(group -> {
            List<String> names = group.stream().filter(PlainPersons::name).toList();
            return names.stream().anyMatch(text -> text.equals("email:info@x.com"))
                    || names.stream().map(PlainPersons::kind).distinct().count() < names.size();
        });
    }

    static Map<String, Set<String>> of(List<Fact> facts) {
        PlainTies all = PlainTies.of(facts);
        PlainPersons persons = new PlainPersons(all.ties(), all.texts());
        all.texts().stream().filter(persons::outOfBounds).forEach(persons.blocked::add);
        persons.ties.stream().filter(tie -> persons.named(tie.one()) && persons.named(tie.other()))
                .forEach(tie -> persons.join(tie.one(), tie.other()));
        persons.carriers(sorted(all.texts(), PlainPersons::carrier));
        persons.devices(sorted(all.texts(), PlainPersons::device));
        persons.loose(sorted(all.texts(), PlainPersons::carrier));
        return persons.byText();
    }

    private Map<String, Set<String>> byText() {
        Map<String, Set<String>> byText = new TreeMap<>();
        groups.forEach(group -> group.forEach(text -> byText.put(text, group)));
        return byText;
    }

    private boolean outOfBounds(String text) {
        long devices = ties.stream().filter(tie -> tie.has(text)).map(tie -> tie.far(text))
                .filter(PlainPersons::device).distinct().count();
        return text.equals("email:info@x.com") || text.startsWith("contact:") && roleRecord(text)
                || (text.startsWith("order:") || text.startsWith("click:")) && devices > 3;
    }

    private boolean roleRecord(String record) {
        List<String> names = ties.stream().filter(tie -> tie.has(record)).map(tie -> tie.far(record))
                .filter(PlainPersons::name).distinct().toList();
        return names.equals(List.of("email:info@x.com"));
    }

    private void carriers(List<String> carriers) {
        List<String> contested = new ArrayList<>();
        for (String carrier : carriers) {
            if (!blocked.contains(carrier)) {
                List<Tied> naming = naming(carrier, false);
                if (people(carrier, naming).size() > 1) {
                    contested.add(carrier);
                } else if (!naming.isEmpty()) {
                    join(carrier, naming.get(0).far(carrier));
                }
            }
        }
        for (String carrier : contested) {
            List<Tied> naming = naming(carrier, false);
            if (people(carrier, naming).size() <= 3) {
                merge(carrier, naming);
            }
            if (people(carrier, naming).size() > 1) {
                blocked.add(carrier);
            } else {
                join(carrier, naming.get(0).far(carrier));
            }
        }
    }

    private void devices(List<String> devices) {
        List<String> contested = devices.stream().filter(device -> people(device, onDevice(device)).size() > 1)
                .sorted(Persons.BY_NAME).toList();
        contested.forEach(device -> merge(device, onDevice(device)));
        contested.stream().sorted(Comparator.comparing((String device) -> known(device).stream().mapToLong(Tied::at)
                .min().orElseThrow()).thenComparing(Persons.BY_NAME)).forEach(this::complete);
        for (String device : devices) {
            List<Tied> known = known(device);
            if (people(device, known).size() > 1) {
                shared.add(device);
            } else if (!known.isEmpty()) {
                join(device, known.get(0).far(device));
            }
        }
    }

    private void complete(String device) {
        List<Set<String>> people = List.copyOf(people(device, known(device)));
        if (people.size() == 2) {
            Set<String> kinds = new HashSet<>(kinds(people.get(0)));
            kinds.retainAll(kinds(people.get(1)));
            if (kinds.isEmpty()) {
                join(people.get(0).iterator().next(), people.get(1).iterator().next());
            }
        }
    }

    private void merge(String node, List<Tied> naming) {
        for (int i = 0; i < naming.size(); i++) {
            for (int j = i + 1; j < naming.size(); j++) {
                Set<String> one = group(naming.get(i).far(node));
                Set<String> other = group(naming.get(j).far(node));
                Set<String> conflict = new HashSet<>(kinds(one));
                conflict.retainAll(kinds(other));
                conflict.remove("address");
                if (!conflict.contains("user") && alike(one, other)) {
                    conflict.clear();
                }
                boolean says = node.startsWith("click:")
                        || node.startsWith("order:") && Math.abs(naming.get(i).at() - naming.get(j).at()) <= DAY
                        || naming.get(i).rule() == Rule.ALIAS || naming.get(j).rule() == Rule.ALIAS;
                boolean phone = node.startsWith("phone:");
                if (one != other && conflict.isEmpty()
                        && (says || alike(one, other) || phone && otherProviders(one, other))) {
                    join(naming.get(i).far(node), naming.get(j).far(node));
                }
            }
        }
    }

    private static boolean alike(Set<String> one, Set<String> other) {
        return addresses(one).anyMatch(a -> addresses(other).anyMatch(b -> Alike.rule(a, b).isPresent()));
    }

    private static boolean otherProviders(Set<String> one, Set<String> other) {
        return addresses(one).noneMatch(a -> addresses(other)
                .anyMatch(b -> a.substring(a.indexOf('@')).equals(b.substring(b.indexOf('@')))));
    }

    private static java.util.stream.Stream<String> addresses(Set<String> group) {
        return group.stream().filter(text -> text.startsWith("email:")).map(text -> text.substring(6));
    }

    private void loose(List<String> carriers) {
        List<Tied> candidates = new ArrayList<>(
                ties.stream().filter(tie -> single(tie.one()) && single(tie.other())).toList());
        List<String> nobodys = carriers.stream()
                .filter(carrier -> !blocked.contains(carrier) && kinds(group(carrier)).isEmpty()).toList();
        for (String carrier : nobodys) {
            List<Tied> on = ties.stream().filter(tie -> tie.has(carrier) && single(tie.far(carrier)))
                    .sorted(Comparator.comparing(Tied::at).thenComparing(tie -> tie.far(carrier), Persons.BY_NAME))
                    .toList();
            for (int i = 1; i < on.size() && !carrier.startsWith("phone:"); i++) {
                if (on.get(i).at() - on.get(i - 1).at() <= (carrier.startsWith("order:") ? DAY : 30 * 60_000)) {
                    candidates.add(new Tied(on.get(i - 1).far(carrier), on.get(i).far(carrier), on.get(i).rule(),
                            on.get(i).at()));
                }
            }
        }
        candidates.sort(Comparator.comparing(Tied::rule).thenComparing(Tied::at)
                .thenComparing(Tied::smaller, Persons.BY_NAME).thenComparing(Tied::greater, Persons.BY_NAME));
        for (Tied tie : candidates) {
            Set<String> mine = kinds(group(tie.one()));
            Set<String> both = new HashSet<>(mine);
            both.retainAll(kinds(group(tie.other())));
            both.remove("address");
            boolean apart = !mine.isEmpty() && !kinds(group(tie.other())).isEmpty();
            if (!apart || tie.rule() == Rule.ORDER && both.isEmpty()) {
                join(tie.one(), tie.other());
            }
        }
        for (String carrier : nobodys) {
            List<String> far = ties.stream().filter(tie -> tie.has(carrier)).map(tie -> tie.far(carrier)).toList();
            if (!far.isEmpty() && kinds(group(carrier)).isEmpty()
                    && far.stream().noneMatch(text -> blocked.contains(text) || shared.contains(text))
                    && far.stream().map(this::group).distinct().count() == 1) {
                join(carrier, far.get(0));
            }
        }
    }

    private boolean single(String text) {
        return device(text) && !shared.contains(text);
    }

    private List<Tied> known(String device) {
        List<Tied> said = naming(device, false);
        return said.isEmpty() ? naming(device, true) : said;
    }

    private List<Tied> onDevice(String device) {
        List<Tied> named = new ArrayList<>(naming(device, false));
        named.addAll(naming(device, true));
        named.sort(Comparator.comparing((Tied tie) -> tie.far(device), Persons.BY_NAME).thenComparing(Tied::rule)
                .thenComparing(Tied::at));
        return named;
    }

    private List<Tied> naming(String node, boolean links) {
        return ties.stream().filter(tie -> tie.has(node) && (tie.rule() == Rule.LINK) == links)
                .filter(tie -> named(tie.far(node)) || leads(tie, tie.far(node)))
                .sorted(Comparator.comparing((Tied tie) -> tie.far(node), Persons.BY_NAME).thenComparing(Tied::rule)
                        .thenComparing(Tied::at))
                .toList();
    }

    private boolean leads(Tied tie, String carrier) {
        return carrier(carrier) && !blocked.contains(carrier) && !kinds(group(carrier)).isEmpty()
                && (!carrier.startsWith("click:") || tie.at() - ties.stream()
                        .filter(each -> each.has(carrier) && each.rule() == Rule.CLICK).mapToLong(Tied::at).min()
                        .orElse(Long.MAX_VALUE) <= 30 * 60_000);
    }

    private Set<Set<String>> people(String node, List<Tied> naming) {
        Set<Set<String>> people = new HashSet<>();
        naming.forEach(tie -> people.add(group(tie.far(node))));
        return people;
    }

    private boolean named(String text) {
        return name(text) && !blocked.contains(text);
    }

    private Set<String> group(String text) {
        return groups.stream().filter(group -> group.contains(text)).findFirst().orElseThrow();
    }

    private void join(String one, String other) {
        Set<String> a = group(one);
        Set<String> b = group(other);
        if (a != b) {
            groups.removeIf(group -> group == a || group == b);
            Set<String> both = new TreeSet<>(a);
            both.addAll(b);
            groups.add(both);
        }
    }

    /// The kinds of names in a group; a person has one user id and one record of each CRM.
    private static Set<String> kinds(Set<String> group) {
        Set<String> kinds = new HashSet<>();
        group.stream().filter(PlainPersons::name).forEach(text -> kinds.add(kind(text)));
        return kinds;
    }

    private static String kind(String text) {
        return text.startsWith("email") ? "address" : text.substring(0, text.indexOf(':'));
    }

    private static boolean name(String text) {
        return text.startsWith("email") || text.startsWith("user:") || text.startsWith("contact:");
    }

    private static boolean device(String text) {
        return text.startsWith("anonymous:");
    }

    private static boolean carrier(String text) {
        return !name(text) && !device(text);
    }

    private static List<String> sorted(Set<String> texts, Predicate<String> wanted) {
        return texts.stream().filter(wanted).sorted(Persons.BY_NAME).toList();
    }
}
