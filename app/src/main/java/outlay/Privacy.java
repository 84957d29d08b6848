package outlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.privacy.Access;
import outlay.privacy.AccessAnswer;
import outlay.privacy.Derived;
import outlay.privacy.Erasures;
import outlay.privacy.PrivacyApi;
import outlay.privacy.Retention;
import outlay.privacy.Recipients;
import outlay.privacy.RetentionTimes;
import outlay.privacy.SuppressionList;
import outlay.privacy.Veil;
import outlay.report.Books;
import outlay.store.Corrections;
import outlay.store.KeptUpgrade;
import outlay.store.OutboxStore;
import outlay.store.Store;
import outlay.store.archive.ParquetArchive;
import outlay.vault.Pseudonyms;
import outlay.vault.Secrets;

/// What erasing and giving out people's data needs, wired the same for a server and for a command.
public final class Privacy {
    private static final String KEY_PREFIX = "ol_people_";
    private final Secrets secret;
    private final SuppressionList suppression;

    public Privacy(Secrets secret) {
        this.secret = secret;
        this.suppression = new SuppressionList(secret.derived("marks of erased identifiers"));
    }

    /// Who must not come back.
    public SuppressionList suppression() {
        return suppression;
    }

    /// What opens the doors to people's data of one client.
    public String peopleKey(ClientId client) {
        return KEY_PREFIX + HexFormat.of().formatHex(secret.derived("people key of " + client)).substring(0, 40);
    }

    /// @param veil    the log as reports read it
    /// @param derived what has to follow
    /// @param outbox  what was told to whom
    public Erasures erasures(Path data, LocalLog log, Veil veil, Store store, List<Derived> derived,
            OutboxStore outbox, Clock clock) throws IOException {
        return new Erasures(log, veil, store.erasures(), suppression, secrets(), data, derived,
                new ToldRecipients(outbox), clock);
    }

    /// The log as commands read it beside erasures that are under way.
    public Veil veiled(Path data, Log log) throws IOException {
        return Erasures.veiled(log, data, secrets());
    }

    /// What ends what is past its time.
    ///
    /// @param derived what has to follow
    public Retention retention(Path data, LocalLog log, Store store, List<Derived> derived, Clock clock) {
        return new Retention(log, store.erasures(), data, secrets().marks(), derived, clock);
    }

    private Erasures.Secrets secrets() {
        return new Erasures.Secrets(secret.derived("marks of erased identifiers"),
                secret.derived("files of erasures"));
    }

    /// Everything that has to follow when entries of the log change: what is given, then the tables, then the archive.
    public static List<Derived> followers(Path data, LocalLog log, Store store, Pseudonyms pseudonyms,
            OutboxStore outbox, List<Derived> first) {
        List<Derived> all = new ArrayList<>(first);
        ParquetArchive archive = new ParquetArchive(data, pseudonyms);
        // A copy of before an upgrade may hold whom an erasure is about; going back is given up for it.
        all.add((client, rule, positions) -> KeptUpgrade.forget(data));
        // Before the tables, whose correction rewrites the database's file without what is free in it.
        all.add((client, rule, positions) -> outbox.of(client).erase(positions));
        all.add((client, rule, positions) -> Corrections.of(store, log, positions));
        all.add((client, rule, positions) -> archive.rewrite(log, positions));
        return all;
    }

    /// What files of settings were before changes goes where it names whoever was erased: rules name a client's own
    /// people. What the files say now is their owner's to change.
    public Derived formerSettings(Path data) {
        return (client, rule, positions) -> {
            Path folder = TableFiles.history(data);
            if (!suppression.nobody(client) && Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        if (suppression.mentions(client, Files.readString(file))) {
                            Files.delete(file);
                        }
                    }
                }
            }
        };
    }

    /// @param log   as reports read it
    /// @param told  to whom their data went
    /// @param times how long what is kept by then
    public Function<PrivacyApi.AccessOrder, AccessAnswer> access(Log log, Function<ClientId, Books> books,
            Recipients told, Supplier<RetentionTimes> times, Clock clock) {
        return order -> new Access(log, books, told, times.get().words()).of(order.client(), order.identifiers(),
                clock.instant());
    }
}
