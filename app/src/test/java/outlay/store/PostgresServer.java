package outlay.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL server for the tests of this process: the machine's own where it has one, else one from a jar.
/// It syncs to disk as a user's does, and goes when the tests end, also when they are killed if the machine can.
///
/// `-Doutlay.test.postgres=jar` takes the one from the jar in any case.
public final class PostgresServer {
    private static final String PASSWORD = "a p@ss/word+1%";
    private static final int START_SECONDS = 60;
    private static final String SUPERUSER = "postgres";
    private static @Nullable PostgresServer running;
    private static int databases;

    private final int port;

    private PostgresServer(int port) {
        this.port = port;
    }

    /// A database made empty, with two new roles: one that owns it and one that may only connect.
    public record Database(String host, String name, String ownerRole, String userRole) {
        public String ownerUrl() {
            return url(ownerRole);
        }

        public String userUrl() {
            return url(userRole);
        }

        String superuserUrl() {
            return url(SUPERUSER);
        }

        public String jdbcAsSuperuser() {
            return jdbc(SUPERUSER);
        }

        String jdbc(String role) {
            return "jdbc:postgresql://" + host + "/" + name + "?user=" + role + "&password=" + encoded();
        }

        private String url(String role) {
            return "postgresql://" + role + ":" + encoded() + "@" + host + "/" + name;
        }

        private static String encoded() {
            return PASSWORD.replace("%", "%25").replace("@", "%40").replace("/", "%2F").replace(" ", "%20").replace("+",
                    "%2B");
        }

        public void asSuperuser(String... statements) throws SQLException {
            run(jdbcAsSuperuser(), statements);
        }
    }

    public static synchronized Database freshDatabase() throws IOException, SQLException, InterruptedException {
        PostgresServer server = running;
        if (server == null) {
            server = start();
            run(new Database("127.0.0.1:" + server.port, "postgres", "", "").jdbcAsSuperuser(),
                    "CREATE DATABASE books");
            running = server;
        }
        databases++;
        Database database = new Database("127.0.0.1:" + server.port, "books", "owner_" + databases,
                "user_" + databases);
        String rights = " LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '" + PASSWORD + "'";
        database.asSuperuser("DROP SCHEMA IF EXISTS outlay CASCADE", "CREATE ROLE " + database.ownerRole() + rights,
                "CREATE ROLE " + database.userRole() + rights,
                "ALTER DATABASE " + database.name() + " OWNER TO " + database.ownerRole());
        return database;
    }

    private static void run(String jdbc, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static PostgresServer start() throws IOException, SQLException, InterruptedException {
        Optional<Path> installed = newestPrograms();
        if (installed.isEmpty() || "jar".equals(System.getProperty("outlay.test.postgres"))) {
            return startFromJar();
        }
        Path programs = installed.get();
        boolean root = "root".equals(System.getProperty("user.name"));
        Path folder = Files.createTempDirectory("outlay-postgres");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        Path data = folder.resolve("data");
        if (root) {
            // PostgreSQL refuses to run as root.
            run(folder, List.of("chown", "-R", "postgres", folder.toString()));
        }
        List<String> as = root
                ? List.of("setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups")
                : List.of();
        run(folder, with(as, programs.resolve("initdb").toString(), "-D", data.toString(), "-U", SUPERUSER, "-A",
                "scram-sha-256", "--pwfile", password.toString(), "-E", "UTF8", "--no-locale"));
        int port = freePort();
        List<String> command = new ArrayList<>(as);
        if (new File("/usr/bin/setpriv").canExecute()) {
            // So that no server stays behind when the tests are killed.
            command.addAll(root ? List.of("--pdeathsig", "QUIT") : List.of("setpriv", "--pdeathsig", "QUIT"));
        }
        command = with(command, programs.resolve("postgres").toString(), "-D", data.toString(), "-c",
                "listen_addresses=127.0.0.1", "-c", "port=" + port, "-c", "unix_socket_directories=", "-c", "fsync=on",
                "-c", "synchronous_commit=on", "-c", "shared_buffers=64MB", "-c", "max_connections=60");
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, folder)));
        return awaited(port, process, folder);
    }

    private static PostgresServer startFromJar() throws IOException, SQLException, InterruptedException {
        EmbeddedPostgres embedded = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                embedded.close();
            } catch (IOException failure) {
                failure.printStackTrace();
            }
        }));
        return new PostgresServer(embedded.getPort());
    }

    private static PostgresServer awaited(int port, Process process, Path folder)
            throws IOException, InterruptedException {
        String jdbc = new Database("127.0.0.1:" + port, "postgres", "", "").jdbcAsSuperuser();
        for (int i = 0; i < START_SECONDS * 10; i++) {
            try {
                run(jdbc, "SELECT 1");
                return new PostgresServer(port);
            } catch (SQLException notYet) {
                if (!process.isAlive()) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("PostgreSQL did not start: " + Files.readString(folder.resolve("output")));
    }

    private static void stop(Process process, Path folder) {
        try {
            // PostgreSQL's immediate shutdown: its data is deleted next, so that nothing has to be written any more.
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException | InterruptedException failure) {
            failure.printStackTrace();
        }
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + Files.readString(output));
        }
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(more));
        return longer;
    }

    private static Optional<Path> newestPrograms() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(version -> Integer.parseInt(String.valueOf(version.getFileName()))))
                    .map(version -> version.resolve("bin"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
