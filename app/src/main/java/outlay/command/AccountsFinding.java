package outlay.command;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import outlay.Settings;
import outlay.activate.KeyEnd;
import outlay.ops.Finding;
import outlay.store.StoreCheck;
import outlay.telling.AccountBook;
import outlay.vault.Sealing;

/// Whether the accounts at destinations can be used, and how much longer.
final class AccountsFinding {
    private static final String CHECK = "destinations";

    private AccountsFinding() {}

    static Finding of(Settings settings, Sealing keys) {
        Instant now = Clock.systemUTC().instant();
        try {
            List<AccountBook.Entry> all = AccountBook
                    .opened(StoreCheck.accounts(settings.data(), settings.databaseUrl()), keys);
            List<String> look = new ArrayList<>();
            for (AccountBook.Entry entry : all) {
                String name = entry.client() + "/" + entry.name();
                if (entry.broken().isPresent()) {
                    look.add(name + " cannot be used: " + entry.broken().get());
                } else {
                    KeyEnd.of(entry.account(), now).filter(KeyEnd::soon)
                            .ifPresent(end -> look.add("the key of " + name + " " + end));
                }
            }
            return look.isEmpty()
                    ? Finding.ok(CHECK, all.size() + " accounts")
                    : Finding.warn(CHECK, String.join("; ", look));
        } catch (RuntimeException unreadable) {
            return Finding.fail(CHECK, "cannot be read: "
                    + String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("no reason given"));
        }
    }
}
