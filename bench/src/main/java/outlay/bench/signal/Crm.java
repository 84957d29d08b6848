package outlay.bench.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The company's CRM at the end of the simulated time. Forms and orders make records, by address, as HubSpot does;
/// sales people merge most of somebody's records into one, correct the addresses of those whom they sell to, and put
/// them on deals.
///
/// @param dealPeople by conversion: the ids of the records on a deal, in the order of its people
record Crm(List<CrmRecord> records, SortedMap<Integer, List<String>> dealPeople) {
    /// The ids of the records on a deal; none of an order.
    List<String> peopleOn(Conversion deal) {
        return dealPeople.getOrDefault(deal.id(), List.of());
    }

    static Crm of(World world, Cookies cookies, Landings landings) {
        return new Maker(world, cookies, landings).make();
    }

    private static final class Maker {
        private static final long FIRST_ID = 151_200_000_401L;

        private final World world;
        private final Cookies cookies;
        private final Landings landings;
        private final Map<Integer, List<Visit>> formsOf = new LinkedHashMap<>();
        private final Set<Integer> sold = new TreeSet<>();
        private final List<CrmRecord> records = new ArrayList<>();
        /// By person the record that sales people use.
        private final Map<Integer, String> mainOf = new HashMap<>();

        Maker(World world, Cookies cookies, Landings landings) {
            this.world = world;
            this.cookies = cookies;
            this.landings = landings;
            world.visits().stream().sorted(World.BY_TIME).filter(Maker::makesRecord)
                    .forEach(visit -> formsOf.computeIfAbsent(visit.person(), added -> new ArrayList<>()).add(visit));
            world.conversions().stream().filter(conversion -> conversion.kind() == Conversion.Kind.DEAL)
                    .forEach(conversion -> sold.addAll(conversion.people()));
        }

        Crm make() {
            world.people().forEach(this::own);
            roleMailboxes();
            SortedMap<Integer, List<String>> dealPeople = new TreeMap<>();
            for (Conversion conversion : world.conversions()) {
                if (conversion.kind() == Conversion.Kind.DEAL) {
                    dealPeople.put(conversion.id(), conversion.people().stream()
                            .map(person -> mainOf.getOrDefault(person, "")).toList());
                }
            }
            return new Crm(List.copyOf(records), dealPeople);
        }

        private static boolean makesRecord(Visit visit) {
            return switch (visit.said().how()) {
                case NOTHING, LOG_IN -> false;
                case FORM, DEMO_REQUEST, ORDER -> true;
            };
        }

        private void own(Person person) {
            Map<String, List<Visit>> byAddress = new LinkedHashMap<>();
            formsOf.getOrDefault(person.id(), List.of()).stream()
                    .filter(visit -> visit.said().slip() != Said.Slip.ROLE_MAILBOX)
                    .forEach(visit -> byAddress.computeIfAbsent(lower(visit.said().typed()), added -> new ArrayList<>())
                            .add(visit));
            if (byAddress.isEmpty()) {
                if (sold.contains(person.id())) {
                    record(person, List.of(person.workEmail()), List.of());
                }
                return;
            }
            boolean merged = !world.chance().happens(world.rates().of("crm_duplicate_share"), "crm duplicate",
                    person.id());
            if (merged) {
                List<Visit> all = byAddress.values().stream().flatMap(List::stream).sorted(World.BY_TIME).toList();
                Set<String> emails = new LinkedHashSet<>();
                byAddress.forEach((typed, visits) -> emails.add(corrected(person, visits.getFirst())));
                emails.addAll(byAddress.size() > 1 ? byAddress.keySet() : Set.of());
                record(person, List.copyOf(emails), all);
            } else {
                byAddress.forEach((typed, visits) -> record(person, List.of(corrected(person, visits.getFirst())),
                        visits));
            }
        }

        /// Whoever writes to a customer finds out that an address is wrong.
        private String corrected(Person person, Visit visit) {
            boolean corrects = visit.said().slip() == Said.Slip.TYPO && sold.contains(person.id());
            return lower(corrects ? visit.said().meant() : visit.said().typed());
        }

        private void roleMailboxes() {
            Map<String, List<Visit>> byAddress = new TreeMap<>();
            formsOf.values().stream().flatMap(List::stream)
                    .filter(visit -> visit.said().slip() == Said.Slip.ROLE_MAILBOX)
                    .forEach(visit -> byAddress.computeIfAbsent(lower(visit.said().typed()), added -> new ArrayList<>())
                            .add(visit));
            byAddress.forEach((address, visits) -> {
                visits.sort(World.BY_TIME);
                Set<Integer> people = new TreeSet<>();
                visits.forEach(visit -> people.add(visit.person()));
                Person first = world.people().get(visits.getFirst().person());
                add(first, List.of(address), visits, people);
            });
        }

        private void record(Person person, List<String> emails, List<Visit> forms) {
            String id = add(person, emails, forms, Set.of(person.id()));
            mainOf.putIfAbsent(person.id(), id);
        }

        private String add(Person person, List<String> emails, List<Visit> forms, Set<Integer> people) {
            String id = Long.toString(FIRST_ID + 50L * records.size());
            List<Visit> known = forms.stream().filter(form -> cookies.server()[form.id()] != Cookies.NONE)
                    .sorted(Comparator.comparingLong(Visit::at).reversed()).toList();
            boolean keepsForm = kept("crm_form_id_share");
            boolean keepsClick = kept("crm_click_id_share");
            int formCookie = known.isEmpty() || !keepsForm ? Cookies.NONE : cookies.server()[known.getFirst().id()];
            String clickId = "";
            int clickCookie = Cookies.NONE;
            if (!known.isEmpty() && keepsClick && known.getFirst().channel().clickId().equals("gclid")) {
                clickId = landings.clickId(known.getFirst());
                clickCookie = cookies.server()[known.getFirst().id()];
            }
            records.add(new CrmRecord(id, person.first(), person.last(), person.company(), emails, formCookie, clickId,
                    clickCookie, new TreeSet<>(people),
                    forms.isEmpty() ? World.START.toEpochMilli() : forms.getFirst().at()));
            return id;
        }

        private boolean kept(String share) {
            return world.chance().happens(world.rates().of(share), share, records.size());
        }

        private static String lower(String email) {
            return email.toLowerCase(Locale.ROOT);
        }
    }
}
