package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.fact.Import;
import outlay.fact.SpendRow;
import outlay.log.Entry;
import outlay.log.LocalLog;
import outlay.log.Log;
import outlay.log.LogSettings;
import outlay.vault.Vaults;

/// What every database has to do alike.
abstract class StoreContract {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId OTHER = new ClientId("other");
    private static final int NEXT = Migration.all().getLast().number() + 1;

    /// Opens the database of this test.
    abstract Store open(List<Migration> migrations, UnaryOperator<DataSource> around);

    /// Everything in it, past every wall.
    abstract Dump dump() throws SQLException;

    Store open() {
        return open(Migration.all(), source -> source);
    }

    @Test
    void keepsFactsAsTheyWere() {
        SpendRow row = Sample.spend(ACME, "i1", 2);
        SpendRow rowWithoutClaim = Sample.spend(ACME, "i1", 3);
        Import done = Sample.done(ACME, "i1", 1);
        MemoryLog log = log(Sample.entry(row), Sample.entry(rowWithoutClaim), Sample.entry(done));
        try (Store store = open()) {
            assertThat(new Projector(store, log).catchUp()).isEqualTo(log.end());
            assertThat(store.position()).isEqualTo(log.end());
            assertThat(store.clients()).containsExactly(ACME);
            assertThat(store.of(ACME).spendRows(Sample.ALL_DAYS)).containsExactly(row, rowWithoutClaim);
            assertThat(store.of(ACME).imports()).containsExactly(done);
            assertThat(store.of(ACME).importById("i1")).contains(done);
            assertThat(store.of(ACME).importById("i2")).isEmpty();
        }
    }

    @Test
    void rowsOfAnUnfinishedImportAreInvisible() {
        MemoryLog log = log(Sample.entry(Sample.spend(ACME, "i1", 1)), Sample.entry(Sample.done(OTHER, "i1", 1)));
        try (Store store = open()) {
            Projector projector = new Projector(store, log);
            projector.catchUp();
            assertThat(store.of(ACME).spendRows(Sample.ALL_DAYS)).isEmpty();
            log.append(List.of(Sample.entry(Sample.done(ACME, "i1", 1))));
            projector.catchUp();
            assertThat(store.of(ACME).spendRows(Sample.ALL_DAYS)).hasSize(1);
        }
    }

    @Test
    void aClientSeesNothingOfAnother() {
        List<Entry> entries = Sample.entries(3, 120, 3);
        try (Store store = open()) {
            new Projector(store, new MemoryLog(entries)).catchUp();
            for (ClientId client : store.clients()) {
                List<Entry> own = entries.stream().filter(entry -> entry.client().equals(client)).toList();
                ClientStore view = store.of(client);
                assertThat(view.entryCounts().stream().mapToLong(EntryCount::entries).sum()).isEqualTo(own.size());
                assertThat(view.imports()).isNotEmpty().allMatch(done -> done.client().equals(client));
                assertThat(view.imports()).hasSize(count(own, Entry.Kind.IMPORT));
                assertThat(view.refusals(1_000)).hasSize(count(own, Entry.Kind.QUARANTINE));
                assertThat(view.spendRows(Sample.ALL_DAYS)).allMatch(row -> row.client().equals(client));
            }
            ClientStore stranger = store.of(new ClientId("stranger"));
            assertThat(stranger.entryCounts()).isEmpty();
            assertThat(stranger.imports()).isEmpty();
            assertThat(stranger.refusals(10)).isEmpty();
        }
    }

    @Test
    void whatIsOnlyCountedIsNotOpened(@TempDir Path folder) throws IOException {
        try (LocalLog log = LocalLog.open(folder.resolve("log"), LogSettings.DEFAULT, Vaults.of(folder))) {
            log.append(List.of(Sample.entry(Sample.event(ACME, 1, Sample.START)),
                    Sample.entry(Sample.event(ACME, 2, Sample.START)))).join();
        }
        try (Store store = open(); Log locked = LocalLog.openReadOnly(folder.resolve("log"))) {
            new Projector(store, locked).catchUp();
            assertThat(store.of(ACME).entryCounts()).singleElement().extracting(EntryCount::entries).isEqualTo(2L);
        }
    }

    @Test
    void refusalsSayWhyWithoutTheContent() throws SQLException {
        String secret = "ann@example.com";
        String conflict = "{\"reason\":\"CONFLICT\",\"id\":\"m-1\",\"email\":\"" + secret + "\"}";
        MemoryLog log = log(quarantined("q1", conflict),
                quarantined("q2", "{\"reason\":\"" + secret + "\"}"), quarantined("q3", "\u0000" + secret),
                quarantined("q4", "{\"x\":{\"reason\":\"BAD_TIME\"},\"reason\":\"BAD_MONEY\"}"),
                quarantined("q5", "{\"reason\":"));
        try (Store store = open()) {
            new Projector(store, log).catchUp();
            assertThat(store.of(ACME).refusals(10)).extracting(Refused::reason)
                    .containsExactly("UNKNOWN", "BAD_MONEY", "UNKNOWN", "UNKNOWN", "CONFLICT");
            assertThat(store.of(ACME).refusals(2)).hasSize(2);
            Refused first = store.of(ACME).refusals(10).getLast();
            assertThat(first.receivedAt()).isEqualTo(Sample.START);
            assertThat(first.sizeBytes()).isEqualTo(conflict.length());
        }
        assertThat(dump().lines()).noneMatch(line -> line.contains(secret));
    }

    @Test
    void oneCharacterThatCannotBeKeptStopsNothing() {
        SpendRow row = Sample.spend(ACME, "i\u0000\ud8001", 1);
        Entry event = new Entry(ACME, "e\u0000", Entry.Kind.QUARANTINE, Sample.START,
                "{\"reason\":\"BAD_TIME\",\"id\":\"\\u0000\\udc00x\"}".getBytes(StandardCharsets.UTF_8));
        MemoryLog log = log(Sample.entry(row), Sample.entry(Sample.done(ACME, "i\u0000\ud8001", 1)), event);
        try (Store store = open()) {
            new Projector(store, log).catchUp();
            assertThat(store.of(ACME).spendRows(Sample.ALL_DAYS)).singleElement()
                    .extracting(SpendRow::importId)
                    .isEqualTo("i\uFFFD\uFFFD1");
            assertThat(store.of(ACME).importById("i\u0000\ud8001")).isPresent();
            assertThat(store.of(ACME).refusals(1)).singleElement().extracting(Refused::reason).isEqualTo("BAD_TIME");
        }
    }

    @Test
    void batchesAndRepetitionsGiveTheSameTables() throws SQLException {
        List<Entry> entries = Sample.entries(5, 90, 3);
        MemoryLog log = new MemoryLog(entries);
        try (Store store = open()) {
            new Projector(store, log).catchUp();
            Dump expected = dump();
            assertThat(expected.lines()).hasSizeGreaterThan(60);
            new Projector(store, log).catchUp();
            assertThat(dump()).isEqualTo(expected);
            for (int batch : new int[]{1, 7, 90}) {
                new Projector(store, log, batch).rebuild();
                assertThat(dump()).as("batches of %d", batch).isEqualTo(expected);
            }
            store.engine().write(handle -> {
                ForgetEverything.from(store.engine(), handle);
                return true;
            });
            MemoryLog growing = new MemoryLog(List.of());
            for (Entry entry : entries) {
                growing.append(List.of(entry));
                if (entry.id().hashCode() % 3 == 0) {
                    new Projector(store, growing, 4).catchUp();
                }
            }
            new Projector(store, growing, 4).catchUp();
            assertThat(dump()).isEqualTo(expected);
        }
    }

    @Test
    void breakingAtAnyStatementLosesAndRepeatsNothing() throws SQLException {
        MemoryLog log = new MemoryLog(Sample.entries(11, 16, 2));
        FailingSource source = new FailingSource();
        try (Store store = open(Migration.all(), source::around)) {
            Projector projector = new Projector(store, log, 4);
            projector.catchUp();
            Dump expected = dump();
            int broken = 0;
            for (boolean afterwards : new boolean[]{false, true}) {
                for (int nth = 1; nth < 200; nth++) {
                    store.engine().write(handle -> {
                        ForgetEverything.from(store.engine(), handle);
                        return true;
                    });
                    source.failAt(nth, afterwards);
                    boolean failed = fails(projector);
                    source.heal();
                    if (!failed) {
                        break;
                    }
                    broken++;
                    new Projector(store, log, 4).catchUp();
                    assertThat(dump()).as("broken at %d, afterwards %s", nth, afterwards).isEqualTo(expected);
                }
            }
            // Two transactions of a position, clients, some of four tables and a commit, each before and after.
            assertThat(broken).isBetween(30, 390);
        }
    }

    private static boolean fails(Projector projector) {
        try {
            projector.catchUp();
            return false;
        } catch (RuntimeException failure) {
            return true;
        }
    }

    @Test
    void ofTwoThatReadTheLogOneIsRefused() throws SQLException {
        MemoryLog log = new MemoryLog(Sample.entries(13, 30, 2));
        try (Store store = open()) {
            new Projector(store, log).catchUp();
            Dump expected = dump();
            store.engine().write(handle -> {
                ForgetEverything.from(store.engine(), handle);
                return true;
            });
            Log interrupted = new InterruptedLog(log, () -> new Projector(store, log).catchUp());
            assertThatThrownBy(() -> new Projector(store, interrupted).catchUp()).isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("another process");
            assertThat(dump()).isEqualTo(expected);
        }
    }

    @Test
    void refusesALogThatIsBehindTheStore() {
        try (Store store = open()) {
            new Projector(store, new MemoryLog(Sample.entries(1, 10, 1))).catchUp();
            assertThatThrownBy(() -> new Projector(store, new MemoryLog(Sample.entries(1, 9, 1))).catchUp())
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("belongs to another data folder");
        }
    }

    @Test
    void saysWhichEntryItCannotRead() {
        Entry wrong = new Entry(ACME, "i/1", Entry.Kind.SPEND_ROW, Sample.START, new byte[]{'{'});
        MemoryLog log = log(Sample.entry(Sample.done(ACME, "i", 1)), wrong);
        try (Store store = open()) {
            assertThatThrownBy(() -> new Projector(store, log).catchUp()).isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("position 7")
                    .hasMessageContaining("SPEND_ROW");
            assertThat(store.position()).isZero();
        }
    }

    @Test
    void keepsKeysAndLinksThroughARebuild() {
        KeptKey key = Sample.key(ACME, "k1");
        KeptKey othersKey = Sample.key(OTHER, "k0");
        KeptLink link = Sample.link(ACME, "l1");
        try (Store store = open()) {
            GateStore gates = store.gates();
            long before = gates.version();
            gates.add(othersKey);
            gates.add(key);
            gates.add(link);
            assertThat(gates.version()).isGreaterThan(before);
            assertThat(gates.keys()).containsExactly(key, othersKey);
            assertThat(gates.keys(ACME)).containsExactly(key);
            assertThat(gates.links(OTHER)).isEmpty();
            assertThat(gates.links()).containsExactly(link);
            assertThatThrownBy(() -> gates.add(key)).isInstanceOf(RuntimeException.class);
            new Projector(store, log()).rebuild();
            assertThat(store.clients()).isEmpty();
        }
        try (Store store = open()) {
            assertThat(store.gates().keys()).containsExactly(key, othersKey);
            assertThat(store.gates().links()).containsExactly(link);
        }
    }

    @Test
    void revokesAndDisablesOnceAndForTheOwnerOnly() {
        try (Store store = open()) {
            GateStore gates = store.gates();
            gates.add(Sample.key(ACME, "k1"));
            gates.add(Sample.link(ACME, "l1"));
            long before = gates.version();
            assertThat(gates.revoke(OTHER, "k1", Sample.START)).isFalse();
            assertThat(gates.disable(OTHER, "l1", Sample.START)).isFalse();
            assertThat(gates.revoke(ACME, "k1", Sample.START)).isTrue();
            assertThat(gates.disable(ACME, "l1", Sample.START)).isTrue();
            assertThat(gates.revoke(ACME, "k1", Sample.START.plusSeconds(9))).isFalse();
            assertThat(gates.disable(ACME, "l1", Sample.START.plusSeconds(9))).isFalse();
            assertThat(gates.keys(ACME)).extracting(KeptKey::revokedAt).containsExactly(Optional.of(Sample.START));
            assertThat(gates.links(ACME)).extracting(KeptLink::disabledAt).containsExactly(Optional.of(Sample.START));
            assertThat(gates.version()).isGreaterThan(before);
        }
    }

    @Test
    void keepsAccountsThroughARebuildAndEachToItsClient() {
        KeptAccount account = new KeptAccount(ACME, "meta-main", "meta", true, "c2VhbGVk", Sample.START, Sample.START);
        KeptAccount others = new KeptAccount(OTHER, "meta-main", "tiktok", false, "eA==", Sample.START, Sample.START);
        Instant later = Sample.START.plusSeconds(9);
        try (Store store = open()) {
            AccountStore accounts = store.accounts();
            long before = accounts.version();
            long gates = store.gates().version();
            assertThat(accounts.add(account)).isTrue();
            assertThat(accounts.add(others)).isTrue();
            assertThat(accounts.add(account)).isFalse();
            assertThat(accounts.version()).isGreaterThan(before);
            assertThat(store.gates().version()).isEqualTo(gates);
            assertThat(accounts.set(ACME, "other", "eQ==", later)).isFalse();
            assertThat(accounts.set(ACME, "meta-main", "eQ==", later)).isTrue();
            assertThat(accounts.turn(ACME, "meta-main", false, later)).isTrue();
            Optional<KeptAccount.Address> address = Optional.of(new KeptAccount.Address("ab12", later));
            assertThat(accounts.feed(ACME, "other", address)).isFalse();
            assertThat(accounts.feed(ACME, "meta-main", address)).isTrue();
            assertThat(accounts.of(ACME)).extracting(KeptAccount::feed).containsExactly(address);
            assertThat(accounts.feed(ACME, "meta-main", Optional.empty())).isTrue();
            new Projector(store, log()).rebuild();
        }
        try (Store store = open()) {
            AccountStore accounts = store.accounts();
            assertThat(accounts.all()).containsExactly(
                    new KeptAccount(ACME, "meta-main", "meta", false, "eQ==", Sample.START, later), others);
            assertThat(accounts.of(OTHER)).containsExactly(others);
            assertThat(accounts.remove(ACME, "meta-main")).isTrue();
            assertThat(accounts.remove(ACME, "meta-main")).isFalse();
            assertThat(accounts.all()).containsExactly(others);
        }
    }

    @Test
    void opensAgainWithWhatWasThere() throws SQLException {
        MemoryLog log = new MemoryLog(Sample.entries(17, 40, 2));
        Dump before;
        try (Store store = open()) {
            new Projector(store, log).catchUp();
            before = dump();
        }
        try (Store store = open()) {
            assertThat(store.position()).isEqualTo(log.end());
            assertThat(dump()).isEqualTo(before);
        }
    }

    @Test
    void refusesAChangedMigration() {
        open().close();
        Migration first = Migration.all().getFirst();
        Migration changed = new Migration(1, first.name(), first.sql() + "-- changed\n");
        List<Migration> migrations = new ArrayList<>(Migration.all());
        migrations.set(0, changed);
        assertThatThrownBy(() -> open(migrations, source -> source)).isInstanceOf(StoreRefused.class)
                .hasMessageContaining("another text of 001-what-the-log-says.sql");
    }

    @Test
    void refusesTablesOfANewerOutlay() {
        List<Migration> newer = new ArrayList<>(Migration.all());
        newer.add(new Migration(NEXT, "next.sql", "CREATE TABLE next (client TEXT NOT NULL, id TEXT PRIMARY KEY);\n"));
        open(newer, source -> source).close();
        assertThatThrownBy(this::open).isInstanceOf(StoreRefused.class)
                .hasMessageContaining("newer Outlay (next.sql; this one knows " + (NEXT - 1) + ")");
        open(newer, source -> source).close();
    }

    @Test
    void aMigrationThatFailsLeavesNothing() throws SQLException {
        open().close();
        Dump before = dump();
        List<Migration> wrong = new ArrayList<>(Migration.all());
        wrong.add(new Migration(NEXT, "wrong.sql", "CREATE TABLE next (id TEXT);\nCREATE TABEL x (id TEXT);\n"));
        assertThatThrownBy(() -> open(wrong, source -> source)).isInstanceOf(RuntimeException.class);
        assertThat(dump()).isEqualTo(before);
        List<Migration> right = new ArrayList<>(Migration.all());
        right.add(new Migration(NEXT, "right.sql", "CREATE TABLE next (id TEXT);\n"));
        open(right, source -> source).close();
    }

    static int count(List<Entry> entries, Entry.Kind kind) {
        return (int) entries.stream().filter(entry -> entry.kind() == kind).count();
    }

    static MemoryLog log(Entry... entries) {
        return new MemoryLog(List.of(entries));
    }

    private static Entry quarantined(String id, String body) {
        Instant at = Sample.START;
        return new Entry(ACME, id, Entry.Kind.QUARANTINE, at, body.getBytes(StandardCharsets.UTF_8));
    }
}
