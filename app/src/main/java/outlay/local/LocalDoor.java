package outlay.local;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.collect.ImportResult;
import outlay.collect.Importer;
import outlay.collect.ResultJson;
import outlay.collect.ResultText;
import outlay.fact.Import;
import outlay.json.Json;
import outlay.web.Caller;
import outlay.web.Handler;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.core.JacksonException;

/// Lets commands on this machine import into a data folder that a server has open. Who may read the folder may use it:
/// the address and a secret of this run lie in a file of the folder that only its owner can read.
public final class LocalDoor implements AutoCloseable {
    public static final String PATH = "/local/imports";
    public static final String GATES_PATH = "/local/gates";
    public static final String FILE = "server.json";
    private static final Logger LOG = LoggerFactory.getLogger(LocalDoor.class);
    private static final int SECRET_BYTES = 32;
    private static final Caller COMMAND = new Caller(Caller.Kind.COMMAND_LINE, "command line");

    private final Path file;
    private final String secret;
    private final Importer importer;
    private final Runnable afterwards;
    private final Runnable gatesChanged;

    /// What a command asks for: to import files, whose paths are absolute, or to undo an import.
    public record Order(String client, List<String> files, Optional<String> platform, Optional<Import.Kind> kind,
            Map<String, String> mapping, Optional<String> account, Optional<String> currency, Optional<String> zone,
            boolean dryRun, Optional<String> undo) {
        /// To take an import back.
        public static Order undo(String client, String importId) {
            return new Order(client, List.of(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(),
                    Optional.empty(), Optional.empty(), false, Optional.of(importId));
        }

        Importer.Options options() {
            return new Importer.Options(platform, kind, mapping, account, currency.map(Currency::new), zone, dryRun);
        }
    }

    /// What it is told.
    public record Done(boolean complete, List<String> lines, String json) {}

    /// Where the server is, and what opens it.
    record Key(String uri, String secret) {}

    /// @param afterwards   what has to follow an import before it is answered
    /// @param gatesChanged what has to follow a change of keys or links before it is answered
    public LocalDoor(Path dataFolder, Importer importer, Runnable afterwards, Runnable gatesChanged) {
        this.file = dataFolder.resolve(FILE);
        this.importer = importer;
        this.afterwards = afterwards;
        this.gatesChanged = gatesChanged;
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.secret = HexFormat.of().formatHex(bytes);
    }

    public Router addTo(Router routes) {
        return routes.post(PATH, this::importFiles).post(GATES_PATH, this::lookAtGates);
    }

    /// Tells commands where to knock.
    public void open(URI server) throws IOException {
        Path written = Files.createTempFile(file.getParent(), FILE, ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(written, Json.records().writeValueAsBytes(new Key(server.toString(), secret)));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A command has changed keys or links in the store.
    Response lookAtGates(Request request) {
        checkSecret(request);
        gatesChanged.run();
        return Response.text(200, "done");
    }

    /// A door for commands on this machine alone.
    public Handler guarded(Handler handler) {
        return request -> {
            checkSecret(request);
            return handler.handle(request.from(COMMAND));
        };
    }

    Response importFiles(Request request) {
        checkSecret(request);
        Order order;
        try {
            order = Json.records().readValue(request.body(), Order.class);
        } catch (JacksonException wrong) {
            throw new Refused(Problem.of(400, "Not understood",
                    "the command speaks another version than the server: " + wrong.getOriginalMessage()));
        }
        ClientId client = new ClientId(order.client);
        ImportResult result = order.undo.isPresent()
                ? importer.undo(client, order.undo.get())
                : importer.importFiles(client, order.files.stream().map(Path::of).toList(), order.options());
        afterwards.run();
        return Response.json(Json.records().writeValueAsBytes(
                new Done(result.complete(), ResultText.lines(result), ResultJson.text(result))));
    }

    private void checkSecret(Request request) {
        byte[] given = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, ("Bearer " + secret).getBytes(StandardCharsets.UTF_8))) {
            throw new Refused(Problem.of(401, "Not allowed", "this door is for commands on the server's own machine"));
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            // The next command finds nobody at that address, and opens the folder itself.
            LOG.warn("{} could not be removed", file, kept);
        }
    }
}
