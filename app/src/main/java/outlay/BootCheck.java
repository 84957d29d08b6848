package outlay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.alerting.MailRecipient;
import outlay.local.RunningServer;
import outlay.store.DataFormat;

/// What is wrong with an installation before anything of it starts: settings that are well written and cannot be
/// followed, or that would be dangerous. Each mistake is a sentence that begins with the setting's name.
public final class BootCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?i).*(change.?me|placeholder|example|your.?(secret|"
            + "password|key)|<.*>|xxxx|s3cr3t).*|password|secret|admin|test|1234.*|(.)\\3*");
    private static final Pattern HOST = Pattern.compile("(?i)[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
    private final Settings settings;
    private final List<String> wrong = new ArrayList<>();

    private BootCheck(Settings settings) {
        this.settings = settings;
    }

    /// All mistakes; empty where a server may start. Makes the data folder and nothing else.
    public static List<String> of(Settings settings) throws InterruptedException {
        BootCheck check = new BootCheck(settings);
        check.data();
        check.key();
        check.ports();
        check.database();
        check.edge();
        check.secrets();
        check.audit();
        return List.copyOf(check.wrong);
    }

    private void wrong(String key, String sentence) {
        wrong.add(key + ": " + sentence);
    }

    private void data() {
        Path data = settings.data();
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, "check", ".tmp"));
            format(data);
        } catch (FileAlreadyExistsException file) {
            wrong("data", data + " is a file; name a folder");
        } catch (IOException refused) {
            wrong("data", data + " cannot be written (" + refused.getMessage() + "); give the account that Outlay runs "
                    + "as the right to, or name another folder");
        }
    }

    private void format(Path data) {
        try {
            DataFormat.check(data);
        } catch (IOException refused) {
            wrong("data", String.valueOf(refused.getMessage()));
        }
    }

    private void key() {
        Path key = settings.key().path();
        String setting = settings.keyFile().isPresent() ? "key_file" : "data";
        try {
            if (!Files.exists(key)) {
                return;
            }
            if (!Files.isRegularFile(key)) {
                wrong(setting, key + " is no file; name the file of the installation key");
                return;
            }
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(key);
            if (granted.stream().anyMatch(OTHERS::contains)) {
                wrong(setting, key + " can be read by others (" + PosixFilePermissions.toString(granted)
                        + "); take that from them with chmod 600");
            }
            String text = Files.readString(key).strip();
            if (!text.matches("[0-9a-f]{64}")) {
                wrong(setting, key + " does not hold 64 hexadecimal digits; put the installation key back from where "
                        + "you keep its copy");
            } else if (text.chars().distinct().count() < 6) {
                wrong(setting, key + " holds a placeholder; delete it where nothing is sealed yet, and a key is made");
            }
        } catch (IOException refused) {
            wrong(setting, key + " cannot be read: " + refused.getMessage());
        }
    }

    private void ports() throws InterruptedException {
        if (serves()) {
            return;
        }
        int admin = settings.edge().adminPort(settings.port());
        if (settings.port() != 0 && admin == settings.port()) {
            wrong("admin_port", admin + " is the port of listen, too; give it one of its own");
            return;
        }
        listenable("listen", settings.host(), settings.port());
        listenable("admin_port", "127.0.0.1", admin);
    }

    private boolean serves() throws InterruptedException {
        try {
            return RunningServer.of(settings.data()).isPresent();
        } catch (IOException silent) {
            wrong("data", "a server has " + settings.data() + " open and does not answer: " + silent.getMessage()
                    + "; stop it first");
            return true;
        }
    }

    private void listenable(String key, String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            wrong(key, "\"" + host + "\" is no address of this machine; write 127.0.0.1, or one that it has");
            return;
        }
        try (ServerSocket free = new ServerSocket()) {
            free.setReuseAddress(true);
            free.bind(address);
        } catch (IOException taken) {
            wrong(key, host + ":" + port + " cannot be listened on (" + taken.getMessage()
                    + "); stop the other program, or take another port");
        }
    }

    private void database() {
        if (settings.databaseOwnerUrl().isPresent() && settings.databaseUrl().isEmpty()) {
            wrong("database_owner_url", "is set without database_url; set both for PostgreSQL, or neither");
        }
        if (settings.databaseUrl().isPresent() && settings.databaseUrl().equals(settings.databaseOwnerUrl())) {
            wrong("database_owner_url", "is the same as database_url; leave it out, or give database_url a role that "
                    + "may not change tables");
        }
    }

    private void edge() {
        EdgeSettings edge = settings.edge();
        for (String host : edge.publicHosts()) {
            if (!HOST.matcher(host).matches()) {
                wrong("public_hosts", "\"" + host + "\" is no host name; write it without https://, port and path");
            }
        }
        for (String proxy : edge.trustedProxies()) {
            if (proxy.endsWith("/0")) {
                wrong("trusted_proxies", proxy + " believes everybody what they say about their address; name your "
                        + "proxies");
            }
        }
        if (edge.countryHeader().isPresent() && edge.trustedProxies().isEmpty()) {
            wrong("country_header", "is believed from trusted_proxies, and there are none; name your proxies");
        }
    }

    private void secrets() {
        settings.alerts().mail().flatMap(MailRecipient.Mail::login)
                .ifPresent(login -> secret("alert_mail_password", login.password()));
        settings.alerts().webhook().ifPresent(webhook -> {
            String secret = webhook.secret().replaceFirst("whsec_", "");
            if (secret.chars().distinct().count() < 8) {
                secret("alert_webhook_secret", "placeholder");
            }
        });
        password(settings.databaseUrl()).ifPresent(word -> secret("database_url", word));
        password(settings.databaseOwnerUrl()).ifPresent(word -> secret("database_owner_url", word));
    }

    private static Optional<String> password(Optional<String> url) {
        return url.map(text -> Pattern.compile("(?:://[^:/@]*:|[?&]password=)([^@&]+)").matcher(text))
                .filter(Matcher::find).map(found -> found.group(1));
    }

    private void secret(String key, String word) {
        if (PLACEHOLDER.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
            wrong(key, "has a placeholder for a password, which others know; set one of your own");
        }
    }

    private void audit() {
        settings.audit().headFile().ifPresent(file -> {
            Path folder = file.toAbsolutePath().normalize().getParent();
            if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) && !Files.isWritable(file)
                    || Files.isDirectory(file)) {
                wrong("audit_head_file", file + " cannot be written; name a file in a folder that is there");
            } else if (folder.startsWith(settings.data().toAbsolutePath().normalize())) {
                wrong("audit_head_file", file + " lies in the data folder, where it proves nothing; name a file on "
                        + "another disk or machine");
            }
        });
    }
}
