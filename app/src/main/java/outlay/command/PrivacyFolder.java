package outlay.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import outlay.Privacy;
import outlay.Settings;
import outlay.link.ClickIds;
import outlay.link.ClickSpool;
import outlay.live.LiveBooks;
import outlay.log.LocalLog;
import outlay.privacy.Derived;
import outlay.privacy.Erasures;
import outlay.privacy.Retention;
import outlay.privacy.Veil;
import outlay.store.OutboxStore;
import outlay.store.Store;
import outlay.store.StoreRefused;
import outlay.vault.Vault;

/// The data folder as commands open it that erase people or end what is past its time; no server runs over it.
final class PrivacyFolder implements AutoCloseable {
    private final LocalLog log;
    private final Store store;
    private final Erasures erasures;
    private final Retention retention;

    private PrivacyFolder(LocalLog log, Store store, Erasures erasures, Retention retention) {
        this.retention = retention;
        this.log = log;
        this.store = store;
        this.erasures = erasures;
    }

    static PrivacyFolder open(Settings settings) throws IOException {
        Path data = settings.data();
        LocalLog log = Workspace.write(settings);
        try {
            Vault vault = Workspace.vault(settings);
            Store store = Store.open(data, settings.databaseUrl(), settings.databaseOwnerUrl());
            ClickIds ids = new ClickIds(vault.derived("click ids"), new SecureRandom());
            OutboxStore outbox = store.outbox(vault, vault);
            Privacy privacy = new Privacy(vault);
            List<Derived> derived = Privacy.followers(data, log, store, vault, outbox, List.of(
                    privacy.formerSettings(data),
                    (client, rule, positions) -> Files.deleteIfExists(LiveBooks.snapshot(data)),
                    (client, rule, positions) -> ClickSpool.rewrite(data.resolve(ClickSpool.FILE), ids, vault,
                            click -> rule.apply(-1, click))));
            return new PrivacyFolder(log, store,
                    privacy.erasures(data, log, new Veil(log), store, derived, outbox, Clock.systemUTC()),
                    privacy.retention(data, log, store, derived, Clock.systemUTC()));
        } catch (StoreRefused refused) {
            log.close();
            throw new Failure(String.valueOf(refused.getMessage()), refused);
        } catch (IOException | RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    Erasures erasures() {
        return erasures;
    }

    Retention retention() {
        return retention;
    }

    @Override
    public void close() {
        store.close();
        log.close();
    }
}
