package outlay.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import outlay.base.ClientId;
import outlay.collect.door.Admission;
import outlay.collect.door.Doors;
import outlay.collect.door.Key;
import outlay.log.LocalLog;
import outlay.log.LogSettings;
import outlay.vault.KeyFile;
import outlay.vault.Vault;
import outlay.web.Handler;
import outlay.web.Request;
import outlay.web.Router;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What an event costs in processor time from its request's bytes to the log's pages and the answer's bytes: every step
/// of the doors and of the log, sealing included, without HTTP and without the disk. Processor time, unlike time by the
/// clock, hardly depends on what else the machine is doing.
@Command(name = "door", mixinStandardHelpOptions = true,
        description = "Processor time of an event in the doors and the log, without HTTP and disk.")
final class DoorBench implements Callable<Integer> {
    private static final int SENDERS = 4;

    @Option(names = "--batch", defaultValue = "100", description = "Events in a request (default: 100).")
    private int batch = 100;

    @Option(names = "--events", defaultValue = "500000", description = "In each round (default: 500000).")
    private int events = 500_000;

    @Option(names = "--rounds", defaultValue = "4", description = "The first is warm-up (default: 4).")
    private int rounds = 4;

    @Option(names = "--folder", defaultValue = "${sys:java.io.tmpdir}", description = "Where the log may lie.")
    private Path parent = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final AtomicLong numbers = new AtomicLong();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Folders.make(parent);
        Sheet sheet = new Sheet(spec.commandLine().getOut(), "batches of " + batch, "events", "cpu us/event");
        Vault vault = Vault.open(folder, new KeyFile(folder.resolve(KeyFile.USUAL)), Clock.systemUTC());
        try (LocalLog log = LocalLog.open(folder.resolve("log"), LogSettings.DEFAULT, new PacedDisk(0), vault)) {
            Key key = new Key("bench", new ClientId("bench"), Key.Kind.SERVER, true, false, Optional.empty());
            Handler doors = Doors.over(log, presented -> Optional.of(key), Admission.ALWAYS, Clock.systemUTC(),
                    System::nanoTime).addTo(new Router());
            Template template = CollectBench.batch("bench", batch);
            for (int round = 0; round < rounds; round++) {
                double before = Child.cpuSeconds(ProcessHandle.current());
                round(doors, template);
                double cpu = Child.cpuSeconds(ProcessHandle.current()) - before;
                sheet.row(round == 0 ? "warm-up" : "round " + round, Sheet.whole(events),
                        Sheet.decimals(cpu * 1e6 / events));
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private void round(Handler doors, Template template) throws InterruptedException {
        AtomicLong left = new AtomicLong(events);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofPlatform().uncaughtExceptionHandler(
                    (ended, wrong) -> failures.add(wrong)).start(() -> {
                        while (left.addAndGet(-batch) >= 0) {
                            send(doors, template.body(numbers.getAndIncrement()));
                        }
                    }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        for (Throwable wrong : failures) {
            throw new IllegalStateException("a sender has ended, so the figure would be wrong", wrong);
        }
    }

    private static void send(Handler doors, byte[] body) {
        try {
            Request request = new Request("POST", "/v1/batch", Map.of(), Map.of(),
                    Map.of("authorization", "Bearer bench", "content-type", "application/json"), body, "127.0.0.1");
            int status = doors.handle(request).status();
            if (status != 200) {
                throw new IllegalStateException("answered with " + status + ", so the figure would be wrong");
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
