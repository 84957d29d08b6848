package outlay.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import outlay.base.ClientId;
import outlay.collect.Quarantine;
import outlay.fact.Brought;
import outlay.fact.ColumnMapping;
import outlay.fact.Company;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.fact.LiftTest;
import outlay.fact.Rate;
import outlay.fact.Reach;
import outlay.fact.SpendRow;
import outlay.fact.StageEntry;
import outlay.fact.Undo;
import outlay.fact.Withdrawal;
import outlay.json.Json;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.log.Quarantined;
import tools.jackson.databind.JsonNode;

/// What is held about one person: in short, and every fact. The facts are read from the log when they are asked for and
/// are never all in memory.
public final class AccessAnswer {
    private final AccessReport report;
    private final Log log;
    private final long end;
    private final ClientId client;
    private final Theirs theirs;

    AccessAnswer(AccessReport report, Log log, long end, ClientId client, Theirs theirs) {
        this.report = report;
        this.log = log;
        this.end = end;
        this.client = client;
        this.theirs = theirs;
    }

    public AccessReport report() {
        return report;
    }

    /// Hands over each fact, in the order in which they came in.
    public void facts(Consumer<AccessReport.Fact> each) {
        read(log, end, client, theirs, new Visit() {
            @Override
            public void own(Fact fact, Entry entry) {
                each.accept(shown(fact, entry));
            }

            @Override
            public void named(Entry entry) {
                each.accept(mention(entry));
            }
        });
    }

    /// Takes what there is.
    interface Visit {
        /// A fact of theirs.
        void own(Fact fact, Entry entry);

        /// What names them and is not theirs, or cannot be understood.
        void named(Entry entry);

        /// An import, whoever is in it.
        default void end(Import done) {}
    }

    static void read(Log log, long end, ClientId client, Theirs theirs, Visit visit) {
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next() && cursor.position() < end) {
                Entry entry = cursor.entry();
                if (!entry.client().equals(client)) {
                    continue;
                }
                Optional<Fact> fact = entry.kind() == Entry.Kind.QUARANTINE
                        ? Optional.empty()
                        : Optional.of(FactCodec.decode(entry));
                if (fact.filter(theirs::has).isPresent()) {
                    visit.own(fact.get(), entry);
                } else if (theirs.isMentionedIn(entry)) {
                    visit.named(entry);
                }
                if (fact.isPresent() && fact.get() instanceof Import done) {
                    visit.end(done);
                }
            }
        }
    }

    static String kind(Fact fact) {
        return switch (fact) {
            case Event _ -> "event";
            case Contact _ -> "contact";
            case Deal _ -> "deal";
            case Withdrawal _ -> "word";
            case StageEntry _ -> "stage";
            case Import _,SpendRow _,LiftTest _,Reach _,Rate _,Undo _,ColumnMapping _,Company _,Brought _ -> "mention";
        };
    }

    static String kind(Entry named) {
        return named.kind() == Entry.Kind.QUARANTINE ? "refused" : "mention";
    }

    /// Where a fact came from.
    static String source(Fact fact) {
        return switch (fact) {
            case Event event -> event.seen().map(each -> "a " + each.trust().name().toLowerCase(Locale.ROOT)
                    + " with the key " + each.key()).orElse("a file");
            case Contact contact -> contact.crm();
            case Deal deal -> deal.crm();
            case StageEntry entered -> entered.crm();
            case Import _,SpendRow _,LiftTest _,Reach _,Rate _,Company _,ColumnMapping _,Brought _ -> "the operator";
            case Withdrawal _,Undo _ -> "the operator";
        };
    }

    private AccessReport.Fact shown(Fact fact, Entry entry) {
        Fact own = theirs.without(fact);
        SortedMap<String, String> fields = new TreeMap<>();
        flatten("", Json.records().readTree(FactCodec.encode(own, entry.receivedAt()).body()), fields);
        fields.replaceAll((name, text) -> theirs.text(text));
        return new AccessReport.Fact(kind(fact), theirs.text(fact.id()), entry.receivedAt(), source(fact), fields);
    }

    /// Of what is somebody else's nothing is shown but that it is there.
    private AccessReport.Fact mention(Entry entry) {
        if (entry.kind() != Entry.Kind.QUARANTINE) {
            return new AccessReport.Fact(kind(entry), "", entry.receivedAt(), "", new TreeMap<>(Map.of("in",
                    entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))));
        }
        boolean conflict = entry.id().startsWith(QuarantineErasure.CONFLICT);
        SortedMap<String, String> fields = new TreeMap<>();
        byte[] bytes;
        if (conflict) {
            Quarantined kept = Quarantined.decode(entry);
            fields.put("reason", kept.reason());
            bytes = kept.body();
        } else {
            Quarantine kept = Quarantine.of(entry);
            fields.put("reason", kept.reason().name());
            fields.put("from", theirs.text(kept.file()));
            bytes = kept.bytes();
        }
        fields.put("text", theirs.text(new String(bytes, StandardCharsets.UTF_8)));
        return new AccessReport.Fact(kind(entry), "", entry.receivedAt(), "", fields);
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
