package outlay.bench.signal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.EdgeSettings;
import outlay.Server;
import outlay.Settings;
import outlay.base.ClientId;
import outlay.bench.Folders;
import outlay.bench.PacedDisk;
import outlay.collect.door.DataCentres;
import outlay.command.Outlay;
import outlay.journey.Evidence;
import outlay.local.LocalDoor;
import outlay.local.RunningServer;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.vault.Vault;

/// An installation of Outlay as a company has it, in this process, over a folder that is deleted afterwards: keys and
/// imports by its commands, events through its doors. Only its clock and its disk, which never syncs, are ours.
final class Installation implements AutoCloseable {
    static final String HOST = "o.example.com";
    private static final Pattern KEY = Pattern.compile("key: +(\\S+)");
    private static final int MOST_RATE = 10_000_000;

    private final Path data;
    private final WorldClock clock = new WorldClock();
    private final Map<String, String> keys = new HashMap<>();
    private final Settings settings;
    private final Server server;
    private boolean serving = true;

    private Installation(Path data, List<String> clients) throws IOException {
        this.data = data;
        for (String client : clients) {
            keys.put("browser " + client, key(client, "browser"));
            keys.put("server " + client, key(client, "server"));
        }
        EdgeSettings edge = new EdgeSettings(OptionalInt.of(0), Set.of(HOST), List.of(), Optional.empty(),
                MOST_RATE, MOST_RATE, Optional.empty(), DataCentres.NONE, Optional.empty(), 0);
        settings = new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty(), Optional.empty(), edge);
        server = Server.start(settings, new PacedDisk(0), clock);
    }

    static Installation start(Path parent, List<String> clients) throws IOException {
        Path folder = Folders.make(parent);
        try {
            return new Installation(folder, clients);
        } catch (IOException | RuntimeException failed) {
            Folders.delete(folder);
            throw failed;
        }
    }

    WorldClock clock() {
        return clock;
    }

    int port() {
        return server.uri().getPort();
    }

    String browserKey(String client) {
        return keys.getOrDefault("browser " + client, "");
    }

    String serverKey(String client) {
        return keys.getOrDefault("server " + client, "");
    }

    /// Imports files as `outlay import` does while a server runs.
    void importFiles(String client, List<Path> files) throws IOException, InterruptedException {
        RunningServer running = RunningServer.of(data)
                .orElseThrow(() -> new IOException("the server does not say where it is"));
        LocalDoor.Done done = running.importFiles(new LocalDoor.Order(client,
                files.stream().map(Path::toString).toList(), Optional.empty(), Optional.empty(), Map.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty()));
        if (!done.complete()) {
            throw new IOException("not everything was imported: " + String.join("\n", done.lines()));
        }
    }

    /// Ends the server and gives what the log holds, by client.
    Map<ClientId, Evidence> evidence() throws IOException {
        stop();
        Map<ClientId, Evidence> evidence = new HashMap<>();
        try (Log log = LocalLog.openReadOnly(data.resolve("log"),
                Vault.open(data, settings.key(), clock)); Log.Cursor cursor = log.read(0)) {
            while (cursor.next()) {
                Entry entry = cursor.entry();
                if (entry.kind() == Entry.Kind.QUARANTINE) {
                    throw new IOException("the doors did not understand " + entry);
                }
                evidence.computeIfAbsent(entry.client(), client -> new Evidence(1)).add(FactCodec.decode(entry));
            }
        }
        return evidence;
    }

    Path folder(String client) throws IOException {
        return Files.createDirectories(data.resolve("files").resolve(client));
    }

    private String key(String client, String kind) {
        StringWriter out = new StringWriter();
        int exit = Outlay.commandLine().setOut(new PrintWriter(out)).execute("keys", "create", "--client", client,
                "--kind", kind, "--data", data.toString());
        Matcher matcher = KEY.matcher(out.toString());
        if (exit != 0 || !matcher.find()) {
            throw new IllegalStateException("no key was made: " + out);
        }
        return matcher.group(1);
    }

    private void stop() {
        if (serving) {
            serving = false;
            server.close();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        Folders.delete(data);
    }
}
