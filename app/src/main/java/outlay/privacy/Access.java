package outlay.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.base.Money;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Consent;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.identity.Identifier;
import outlay.journey.JourneyColumns;
import outlay.json.Json;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.report.Books;
import outlay.report.Question;
import outlay.report.Receipt;
import outlay.web.QuestionReader;
import tools.jackson.databind.JsonNode;

/// Gathers what is held about a person. It reads the log once for who they are and once for what they did, so that it
/// takes as long as reading the log does, however much they did.
public final class Access {
    private static final int MOST_EVIDENCE = 10;
    private static final String LOGIC = "Every visit that came from somewhere - an advertisement, a search, an e-mail, "
            + "another site - is a touch. When somebody buys, the touches of the 30 days before share the value in "
            + "equal parts, to the cent; with another model of attribution they share it otherwise. What no touch "
            + "explains stays unattributed. The result says which advertisements earned what; it decides nothing "
            + "about the person.";
    private final Log log;
    private final Function<ClientId, Books> books;
    private final Recipients recipients;
    private final SortedMap<String, String> retention;

    /// @param retention what is kept how long, in words
    public Access(Log log, Function<ClientId, Books> books, Recipients recipients,
            SortedMap<String, String> retention) {
        this.log = log;
        this.books = books;
        this.recipients = recipients;
        this.retention = new TreeMap<>(retention);
    }

    /// @throws IllegalArgumentException where an identifier stands for nobody or for several people
    public AccessReport of(ClientId client, List<String> identifiers, Instant now) {
        Subject subject = new PersonSearch(log, client).subject(identifiers);
        Gathered gathered = new Gathered(subject);
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (entry.client().equals(client) && entry.kind() != Entry.Kind.QUARANTINE) {
                    gathered.add(FactCodec.decode(entry), entry.receivedAt());
                }
            }
        }
        gathered.events.sort(Comparator.comparing(fact -> fact.fields().getOrDefault("at", "")));
        return new AccessReport(client.value(), now, gathered.identifiers(), gathered.events, gathered.contacts,
                gathered.deals, conversions(client, subject), List.copyOf(gathered.sources), gathered.purposes(),
                recipients.of(client, subject.identifiers()), retention, LOGIC);
    }

    private List<AccessReport.Bought> conversions(ClientId client, Subject subject) {
        Books made = books.apply(client);
        JourneyColumns journeys = made.ledger().journeys();
        SortedSet<String> names = new TreeSet<>();
        subject.identifiers().forEach(identifier -> names.add(identifier.toString()));
        Question question = QuestionReader.read(Question.By.CHANNELS, Map.of("client", client.value()));
        List<AccessReport.Bought> bought = new ArrayList<>();
        for (int conversion = 0; conversion < journeys.conversions(); conversion++) {
            boolean theirs = false;
            for (int person : journeys.personsOf(journeys.party(conversion))) {
                theirs |= names.contains(journeys.personName(person));
            }
            if (theirs) {
                made.receipt(question, journeys.conversionId(conversion))
                        .ifPresent(receipt -> bought.add(bought(receipt, names)));
            }
        }
        bought.sort(Comparator.comparing(AccessReport.Bought::at).thenComparing(AccessReport.Bought::id));
        return bought;
    }

    private static AccessReport.Bought bought(Receipt receipt, SortedSet<String> names) {
        List<AccessReport.Credited> own = receipt.steps().stream().filter(step -> names.contains(step.person()))
                .map(step -> new AccessReport.Credited(step.touch().at(), step.touch().source().channel(),
                        String.join(" + ", step.credits().stream().map(Money::toString).toList()),
                        step.verdict().name().toLowerCase(Locale.ROOT)))
                .toList();
        return new AccessReport.Bought(receipt.conversion(), receipt.kind().name().toLowerCase(Locale.ROOT),
                receipt.at(), receipt.value().toString(), own, receipt.steps().size() - own.size());
    }

    /// What one reading of the log brings together.
    private static final class Gathered {
        private final Subject subject;
        private final EntryErasure own;
        private final List<AccessReport.Fact> events = new ArrayList<>();
        private final List<AccessReport.Fact> contacts = new ArrayList<>();
        private final List<AccessReport.Fact> deals = new ArrayList<>();
        private final SortedSet<String> sources = new TreeSet<>();
        private final SortedMap<Identifier, Long> seen = new TreeMap<>();
        private final SortedMap<Identifier, List<String>> evidence = new TreeMap<>();
        private Optional<Event> latest = Optional.empty();
        private final SortedSet<Import.Kind> open = new TreeSet<>();

        Gathered(Subject subject) {
            this.subject = subject;
            this.own = new EntryErasure(subject, new byte[1], new byte[1]);
            subject.identifiers().forEach(identifier -> {
                seen.put(identifier, 0L);
                evidence.put(identifier, new ArrayList<>());
            });
        }

        void add(Fact fact, Instant receivedAt) {
            if (fact instanceof Import done && open.remove(done.kind())) {
                sources.add("the file " + done.fileName() + ", imported at " + done.at());
            }
            if (!own.isOwn(fact)) {
                return;
            }
            note(fact);
            if (fact instanceof Event event) {
                String source = event.seen().map(each -> "a " + each.trust().name().toLowerCase(Locale.ROOT)
                        + " with the key " + each.key()).orElse("a file");
                event.seen().ifPresentOrElse(each -> sources.add(source), () -> open.add(Import.Kind.EVENTS));
                events.add(fact(event, receivedAt, source));
                boolean spoke = event.seen().filter(each -> !each.consent().equals(Consent.UNKNOWN)).isPresent();
                if (spoke && latest.filter(before -> before.at().isAfter(event.at())).isEmpty()) {
                    latest = Optional.of(event);
                }
            } else if (fact instanceof Contact contact && subject.hasContact(contact.crm(), contact.contactId())) {
                open.add(Import.Kind.CONTACTS);
                contacts.add(fact(contact, receivedAt, contact.crm()));
            } else if (fact instanceof StageEntry entered) {
                open.add(Import.Kind.STAGE_HISTORY);
                contacts.add(fact(entered, receivedAt, entered.crm()));
            } else if (fact instanceof Deal deal) {
                open.add(Import.Kind.DEALS);
                deals.add(fact(ownPart(deal), receivedAt, deal.crm()));
            }
        }

        private Deal ownPart(Deal deal) {
            return new Deal(deal.client(), deal.crm(), deal.dealId(), deal.version(), deal.modifiedAt(), deal.name(),
                    deal.amount(), deal.stage(), deal.status(), deal.createdAt(), deal.closedAt(),
                    deal.contactIds().stream().filter(id -> subject.hasContact(deal.crm(), id)).toList(),
                    deal.emails().stream().filter(email -> subject.has(Identifier.Type.EMAIL, email)).toList(),
                    deal.companyId(), deal.companyName(), deal.stages(), deal.mergedIds());
        }

        private void note(Fact fact) {
            List<Identifier> named = subject.identifiers().stream().filter(identifier -> names(fact, identifier))
                    .toList();
            named.forEach(identifier -> {
                seen.merge(identifier, 1L, Long::sum);
                List<String> facts = evidence.getOrDefault(identifier, new ArrayList<>());
                if (named.size() > 1 && facts.size() < MOST_EVIDENCE) {
                    facts.add(fact.id());
                }
            });
        }

        private static boolean names(Fact fact, Identifier identifier) {
            return identifiers(fact).anyMatch(identifier::equals);
        }

        private static Stream<Identifier> identifiers(Fact fact) {
            return switch (fact) {
                case Event event -> Stream.of(of(Identifier.Type.ANONYMOUS, event.anonymousId()),
                        of(Identifier.Type.USER, event.userId()), of(Identifier.Type.EMAIL, event.email()),
                        of(Identifier.Type.ANONYMOUS, event.previousId()),
                        of(Identifier.Type.USER, event.previousId()));
                case Contact contact -> Stream.of(of(Identifier.Type.CONTACT,
                        Identifier.contactValue(contact.crm(), contact.contactId())),
                        of(Identifier.Type.EMAIL, contact.email()));
                case StageEntry entered -> Stream.of(of(Identifier.Type.CONTACT,
                        Identifier.contactValue(entered.crm(), entered.objectId())));
                case Deal _,Import _,SpendRow _,Rate _,LiftTest _,Undo _,ColumnMapping _,Withdrawal _ -> Stream.of();
                case Company _,Brought _ -> Stream.of();
            };
        }

        private static Identifier of(Identifier.Type type, String text) {
            return new Identifier(type, Identifier.normal(type, text));
        }

        List<AccessReport.Known> identifiers() {
            List<AccessReport.Known> known = new ArrayList<>();
            seen.forEach((identifier, facts) -> known.add(new AccessReport.Known(identifier.type().label(),
                    identifier.value(), facts, List.copyOf(evidence.getOrDefault(identifier, List.of())))));
            return known;
        }

        List<AccessReport.Purpose> purposes() {
            Consent said = latest.flatMap(Event::seen).map(seen -> seen.consent()).orElse(Consent.UNKNOWN);
            String words = latest.map(event -> "said at " + event.at() + " in the event " + event.id() + ": "
                    + said.raw()).orElse("nothing was said");
            return List.of(
                    new AccessReport.Purpose("measure", "counting visits and orders", state(said.analytics()), words),
                    new AccessReport.Purpose("attribute", "dividing the value of orders among the visits before",
                            state(said.analytics()), words),
                    new AccessReport.Purpose("activate", "telling ad platforms about orders",
                            state(said.adUserData()), words),
                    new AccessReport.Purpose("personalise", "personalised advertisements",
                            state(said.personalisation()), words));
        }

        private static String state(Consent.State state) {
            return state.name().toLowerCase(Locale.ROOT);
        }

        private static AccessReport.Fact fact(Fact fact, Instant receivedAt, String source) {
            SortedMap<String, String> fields = new TreeMap<>();
            flatten("", Json.records().readTree(FactCodec.encode(fact, receivedAt).body()), fields);
            return new AccessReport.Fact(fact.id(), receivedAt, source, fields);
        }

        private static void flatten(String name, JsonNode node, SortedMap<String, String> into) {
            if (node.isObject()) {
                node.properties().forEach(member -> flatten(
                        name.isEmpty() ? member.getKey() : name + "." + member.getKey(), member.getValue(), into));
            } else if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    flatten(name + "." + i, node.get(i), into);
                }
            } else if (!node.isNull() && !node.asString("").isEmpty()) {
                into.put(name, node.asString());
            }
        }
    }
}
