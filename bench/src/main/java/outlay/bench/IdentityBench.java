package outlay.bench;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import outlay.base.ClientId;
import outlay.fact.Contact;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.identity.Persons;
import outlay.identity.Sightings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How long it takes to find out who is one person, and how much memory the ties take: people with two devices, an
/// address, half of them with a user id, a third in the CRM, a click on every second device, and a device in fifty that
/// two people share.
@Command(name = "identity", mixinStandardHelpOptions = true,
        description = "Time and memory of the identity graph.")
final class IdentityBench implements Callable<Integer> {
    private static final ClientId CLIENT = new ClientId("bench");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SHARED = 50;
    private static final int COMPANIES = 9_973;
    private static final int ONE_MORE = 1_001;
    private static final int YEAR_SECONDS = 365 * 86_400;

    @Option(names = "--identifiers", defaultValue = "1000000", description = "Identifiers (default: 1000000).")
    private int identifiers = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        long before = used();
        long start = System.nanoTime();
        Sightings sightings = new Sightings(1);
        SplittableRandom random = new SplittableRandom(7);
        long events = 0;
        for (int person = 0; sightings.size() < identifiers; person++) {
            events += see(sightings, random, person);
        }
        long seen = System.nanoTime() - start;
        long memory = used() - before;
        start = System.nanoTime();
        Persons persons = new Persons(sightings);
        persons.catchUp();
        long resolved = System.nanoTime() - start;
        Sheet sheet = new Sheet(spec.commandLine().getOut(),
                String.format(Locale.ROOT, "%,d identifiers, %,d events", sightings.size(), events), "seconds",
                "MiB", "bytes each");
        sheet.row("facts into ties", Sheet.decimals(seen / 1e9), Sheet.whole(memory / 1048576.0),
                Sheet.whole((double) memory / sightings.size()));
        long all = used() - before;
        sheet.row("ties into people", Sheet.decimals(resolved / 1e9), Sheet.whole(all / 1048576.0),
                Sheet.whole((double) all / sightings.size()));
        sheet.note(String.format(Locale.ROOT, "%,d people, %,d ties refused; one more event takes %,d microseconds",
                persons.count(), persons.refusedTies().size(), oneMore(sightings, persons) / 1_000));
        return 0;
    }

    /// The median of many events, each of which joins a new device to somebody, in nanoseconds.
    private static long oneMore(Sightings sightings, Persons persons) {
        long[] nanos = new long[ONE_MORE];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            sightings.see(event("more" + i, START, "more" + i, "",
                    "person" + i + "@company" + i % COMPANIES + ".example", Landing.NONE));
            persons.catchUp();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    private static int see(Sightings sightings, SplittableRandom random, int person) {
        String email = "person" + person + "@company" + person % COMPANIES + ".example";
        String user = random.nextBoolean() ? "u" + person : "";
        for (int device = 0; device < 2; device++) {
            int owner = random.nextInt(SHARED) == 0 ? Math.max(0, person - 1) : person;
            String anonymous = String.format(Locale.ROOT, "%08x-%04x-4000-8000-%012x", owner, device, owner * 31L);
            TreeMap<String, String> clicks = new TreeMap<>();
            if (random.nextBoolean()) {
                clicks.put("gclid", "Cj0KCQ" + Long.toString(random.nextLong() >>> 1, 36) + "_BwE");
            }
            Instant at = START.plusSeconds(random.nextInt(YEAR_SECONDS));
            sightings.see(event("l" + person + "-" + device, at, anonymous, "", "",
                    new Landing("https://shop.example/", "", new TreeMap<>(), clicks)));
            sightings.see(event("i" + person + "-" + device, at.plusSeconds(60), anonymous, user, email,
                    Landing.NONE));
        }
        if (person % 3 == 0) {
            Contact contact = new Contact(CLIENT, "hubspot", String.valueOf(person), "v1", Optional.of(START), email,
                    "", "", Optional.empty(), new TreeMap<>());
            sightings.see(contact);
        }
        return 4;
    }

    private static Event event(String id, Instant at, String anonymous, String user, String email, Landing landing) {
        return new Event(CLIENT, id, at, Event.Type.IDENTIFY, "", anonymous, user, "", email, landing,
                Optional.empty());
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
