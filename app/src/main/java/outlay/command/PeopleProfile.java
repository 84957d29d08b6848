package outlay.command;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import outlay.base.ClientId;
import outlay.collect.door.ConsentVersions;
import outlay.fact.Fact;
import outlay.fact.Trait;
import outlay.identity.Identifier;
import outlay.identity.Persons;
import outlay.journey.Evidence;
import outlay.json.Json;
import outlay.live.Retractions;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Log;
import outlay.people.PersonFacts;
import outlay.person.ConsentState;
import outlay.person.Profile;
import outlay.person.Purpose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What is known of one person and what they allowed, each with the fact that says so.
@Command(name = "profile", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What is known of one person and what they allowed, each with the fact that says so.",
        footer = {"",
                "Of several words the CRM's holds before a signed-in user's, a form's and a device's, then the later "
                        + "one.",
                "Of consent the newest word holds for each purpose; a purpose that is not listed was not "
                        + "talked about."})
final class PeopleProfile implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "IDENTIFIER",
            description = "An e-mail address, user id or device id; or with its type, like user:42.")
    private String identifier = "";

    @Option(names = "--client", required = true, description = "Whose customer it is.")
    private String client = "";

    @Option(names = "--format", defaultValue = "table", description = "table (default), csv or json.")
    private Format format = Format.TABLE;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ClientId owner = GateFolder.client(spec, client);
        List<Fact> facts;
        try (Log log = Workspace.read(data.settings())) {
            facts = facts(log, owner);
        }
        List<List<String>> rows = new ArrayList<>();
        Profile.of(facts).traits().forEach((trait, known) -> rows.add(row(trait, known)));
        ConsentState.of(facts).words().forEach((purpose, word) -> rows.add(row(purpose, word)));
        new Listing(List.of("kind", "name", "value", "source", "fact", "at", "raw", "version"), rows).print(format,
                spec.commandLine().getOut());
        return 0;
    }

    private static List<String> row(Trait trait, Profile.Known known) {
        return List.of("trait", lower(trait), known.value(), lower(known.source()), known.fact(),
                known.at().toString(), "", "");
    }

    private static List<String> row(Purpose purpose, ConsentState.Word word) {
        return List.of("consent", lower(purpose), lower(word.state()), word.source(), word.fact(),
                word.at().toString(), Json.records().writeValueAsString(word.raw()),
                Json.records().writeValueAsString(ConsentVersions.of(word.raw())));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /// The log is read twice: it may hold more facts than there is memory for.
    private List<Fact> facts(Log log, ClientId owner) {
        Evidence evidence = new Evidence(new SecureRandom().nextLong());
        long end = log.end();
        read(log, owner, end, Retractions.NONE, evidence::add);
        Retractions retracted = Retractions.of(evidence.others());
        if (!retracted.isEmpty()) {
            evidence = new Evidence(new SecureRandom().nextLong());
            read(log, owner, end, retracted, evidence::add);
        }
        Persons persons = evidence.persons();
        Identifier asked = named(persons).orElseThrow(() -> new Failure("nobody of client " + owner
                + " is known by \"" + identifier + "\"; give it as it came, or with its type, like "
                + "email:ann@example.com."));
        String person = persons.personOf(asked).orElseThrow();
        return PersonFacts.of(log, end, owner, persons.identifiersOf(asked),
                facts -> PersonFacts.theirs(persons, person, facts));
    }

    private Optional<Identifier> named(Persons persons) {
        for (Identifier.Type type : Identifier.Type.values()) {
            String label = type.label() + ":";
            String value = identifier.startsWith(label) ? identifier.substring(label.length()) : identifier;
            Optional<Identifier> named = Identifier.accepts(type, value).filter(persons::knows);
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    private static void read(Log log, ClientId owner, long end, Retractions retracted, Consumer<Fact> take) {
        FactCodec.Decoder decoder = new FactCodec.Decoder();
        try (Log.Cursor cursor = log.read(0)) {
            while (cursor.next() && cursor.position() < end) {
                Entry entry = cursor.entry();
                if (entry.client().equals(owner) && entry.kind() != Entry.Kind.QUARANTINE) {
                    retracted.counting(cursor.position(), decoder.decode(entry)).ifPresent(take);
                }
            }
        }
    }
}
