package outlay.telling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.activate.Account;
import outlay.activate.Destination;
import outlay.activate.Feed;
import outlay.activate.outbox.Accounts;
import outlay.base.ClientId;
import outlay.platform.Destinations;
import outlay.store.AccountStore;
import outlay.store.KeptAccount;
import outlay.vault.CannotOpen;
import outlay.vault.Sealing;

/// The accounts at destinations, as their owners set them up. It looks into the store again when its knowledge is older
/// than a few seconds, so that a change by another process holds soon; what was changed here holds at once.
public final class AccountBook implements Accounts {
    /// What an account may be called.
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Logger LOG = LoggerFactory.getLogger(AccountBook.class);
    private static final int SECRET_BYTES = 32;
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(5).toNanos();

    private final AccountStore store;
    private final SealedSettings seals;
    private final Function<String, Optional<String>> mistakeOfUrl;
    private final Clock clock;
    private final LongSupplier nanos;
    private final SecureRandom random = new SecureRandom();
    private volatile Known known = new Known(-1, 0, Map.of(), Map.of());

    /// An account with what was set.
    ///
    /// @param fetchedSince since when there is an address under which its file is fetched
    /// @param broken       why it cannot be used, or empty
    public record Entry(ClientId client, String name, String destination, boolean on, Map<String, String> settings,
            Instant createdAt, Instant changedAt, Optional<Instant> fetchedSince, Optional<String> broken) {
        public Entry {
            settings = Map.copyOf(settings);
        }

        public Optional<Destination> out() {
            return Destinations.of(destination);
        }

        /// As its destination takes it.
        ///
        /// @throws IllegalArgumentException where it does not, which `broken` tells
        public Account account() {
            return Account.of(out().orElseThrow().settings(), settings);
        }

        /// What is set; secrets are not told.
        public SortedMap<String, String> shown() {
            SortedMap<String, String> shown = new TreeMap<>(settings);
            out().map(Destination::settings).orElse(List.of()).stream().filter(Account.Setting::secret)
                    .forEach(secret -> shown.computeIfPresent(secret.name(), (name, value) -> "(secret)"));
            return shown;
        }

        @Override
        public String toString() {
            return client + "/" + name + " at " + destination;
        }
    }

    private record Key(ClientId client, String name) {}

    /// @param files by the SHA-256 of the secret part of the address under which an account's file is fetched
    private record Known(long version, long at, Map<Key, Entry> entries, Map<String, Entry> files) {}

    /// @param mistakeOfUrl what is wrong with an address that shall be called
    /// @param nanos        for the age of what is known
    public AccountBook(AccountStore store, Sealing sealing, Function<String, Optional<String>> mistakeOfUrl,
            Clock clock, LongSupplier nanos) {
        this.store = store;
        this.seals = new SealedSettings(sealing);
        this.mistakeOfUrl = mistakeOfUrl;
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public Optional<Connected> of(ClientId client, String name) {
        return entry(client, name).flatMap(AccountBook::connected);
    }

    /// What is known now, for whoever asks when the store is closed.
    public Accounts unmoved() {
        Known now = known;
        return (client, name) -> Optional.ofNullable(now.entries.get(new Key(client, name)))
                .flatMap(AccountBook::connected);
    }

    private static Optional<Connected> connected(Entry entry) {
        return entry.broken().isPresent()
                ? Optional.empty()
                : entry.out().map(out -> new Connected(entry.name(), out, entry.account(), entry.on()));
    }

    /// The same with what is set; a feed's too.
    public Optional<Entry> entry(ClientId client, String name) {
        return Optional.ofNullable(current().entries.get(new Key(client, name)));
    }

    /// Everybody's.
    public List<Entry> everybodys() {
        return List.copyOf(current().entries.values());
    }

    /// A client's, in the order of names.
    public List<Entry> of(ClientId client) {
        look();
        return known.entries.values().stream().filter(entry -> entry.client.equals(client))
                .sorted((one, other) -> one.name.compareTo(other.name)).toList();
    }

    /// Whose file is fetched under an address.
    ///
    /// @param token the secret part of it
    public Optional<Entry> fetchedAt(String token) {
        return Optional.ofNullable(current().files.get(sha256(token)));
    }

    /// Makes an address under which the account's file is fetched from now on, and under no other.
    ///
    /// @return the secret part of it, which is known now and never again
    /// @throws IllegalArgumentException where there is no such account, or where it is no file
    public String address(ClientId client, String name) {
        look();
        Entry entry = existing(client, name);
        if (entry.out().filter(Feed.class::isInstance).isEmpty()) {
            throw new IllegalArgumentException(name + " is told by calls, and nothing of it is fetched; files are "
                    + String.join(", ", Destinations.FEEDS.stream().map(Feed::label).toList()));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        store.feed(client, name, Optional.of(new KeptAccount.Address(sha256(token), now())));
        look();
        return token;
    }

    /// Has the account's file fetched no more.
    ///
    /// @throws IllegalArgumentException where there is no such account, or no such address
    public void closeAddress(ClientId client, String name) {
        look();
        if (existing(client, name).fetchedSince().isEmpty()) {
            throw new IllegalArgumentException(name + " has no address under which it would be fetched");
        }
        store.feed(client, name, Optional.empty());
        look();
    }

    /// A plain hash is enough where nothing can be guessed, and leaves no comparison of characters to time.
    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// @throws IllegalArgumentException naming everything that is wrong
    public void add(ClientId client, String name, String destination, Map<String, String> settings, boolean on) {
        Destination out = Destinations.of(destination).orElseThrow(() -> new IllegalArgumentException("destination \""
                + destination + "\" is not known; there are "
                + String.join(", ", Destinations.all().stream().map(Destination::label).toList())));
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name \"" + name
                    + "\" must have 1 to 40 small letters, digits and hyphens, like meta-main");
        }
        check(out, settings);
        Instant now = now();
        if (!store.add(new KeptAccount(client, name, destination, on, seals.seal(client, name, settings), now, now))) {
            throw new IllegalArgumentException(
                    "name " + name + " is that of an account already; change it, or take another name");
        }
        look();
    }

    /// Changes what is named; an empty text takes a setting away.
    ///
    /// @throws IllegalArgumentException naming everything that is wrong
    public void set(ClientId client, String name, Map<String, String> changes) {
        look();
        Entry entry = existing(client, name);
        Map<String, String> settings = new TreeMap<>(entry.settings());
        settings.putAll(changes);
        settings.values().removeIf(String::isEmpty);
        check(entry.out().orElseThrow(), settings);
        store.set(client, name, seals.seal(client, name, settings), now());
        look();
    }

    /// @throws IllegalArgumentException where there is none of that name
    public void turn(ClientId client, String name, boolean on) {
        look();
        existing(client, name);
        store.turn(client, name, on, now());
        look();
    }

    /// @throws IllegalArgumentException where there is none of that name
    public void remove(ClientId client, String name) {
        look();
        existing(client, name);
        store.remove(client, name);
        look();
    }

    /// Reads what has changed; returns when it holds.
    public synchronized void look() {
        long version = store.version();
        Known before = known;
        if (version == before.version) {
            known = new Known(version, nanos.getAsLong(), before.entries, before.files);
            return;
        }
        Map<Key, Entry> entries = new TreeMap<>((one, other) -> {
            int byClient = one.client.compareTo(other.client);
            return byClient != 0 ? byClient : one.name.compareTo(other.name);
        });
        Map<String, Entry> files = new HashMap<>();
        for (KeptAccount kept : store.all()) {
            Entry entry = entry(kept, seals);
            entries.put(new Key(kept.client(), kept.name()), entry);
            kept.feed().ifPresent(address -> files.put(address.sha256(), entry));
        }
        known = new Known(version, nanos.getAsLong(), entries, files);
    }

    private Known current() {
        Known now = known;
        if (now.version < 0 || nanos.getAsLong() - now.at > BETWEEN_LOOKS) {
            look();
        }
        return known;
    }

    private Entry existing(ClientId client, String name) {
        return Optional.ofNullable(known.entries.get(new Key(client, name)))
                .orElseThrow(() -> new IllegalArgumentException("client " + client + " has no account \"" + name
                        + "\"; there are " + String.join(", ", of(client).stream().map(Entry::name).toList())));
    }

    private void check(Destination out, Map<String, String> settings) {
        List<String> mistakes = new ArrayList<>();
        try {
            Account.of(out.settings(), settings);
        } catch (Account.Wrong wrong) {
            mistakes.addAll(wrong.mistakes());
        }
        if (mistakes.isEmpty()) {
            out.settings().stream().filter(Account.Setting::url).forEach(setting -> Optional
                    .ofNullable(settings.get(setting.name())).flatMap(mistakeOfUrl)
                    .ifPresent(mistake -> mistakes.add(setting.name() + " " + mistake)));
        }
        if (!mistakes.isEmpty()) {
            throw new Account.Wrong(mistakes);
        }
    }

    /// Accounts as they are kept, opened.
    public static List<Entry> opened(List<KeptAccount> kept, Sealing sealing) {
        SealedSettings seals = new SealedSettings(sealing);
        return kept.stream().map(each -> entry(each, seals)).toList();
    }

    private static Entry entry(KeptAccount kept, SealedSettings seals) {
        Map<String, String> settings = Map.of();
        Optional<String> broken = Optional.empty();
        try {
            settings = seals.open(kept.client(), kept.name(), kept.sealed());
            Account.of(Destinations.of(kept.destination())
                    .orElseThrow(() -> new IllegalArgumentException("there is no destination " + kept.destination()
                            + " any more; remove the account"))
                    .settings(), settings);
        } catch (CannotOpen | IllegalArgumentException unusable) {
            broken = Optional.of(String.valueOf(unusable.getMessage()));
            LOG.warn("The account {} of client {} cannot be used: {}", kept.name(), kept.client(), broken.get());
        }
        return new Entry(kept.client(), kept.name(), kept.destination(), kept.sends(), settings, kept.createdAt(),
                kept.changedAt(), kept.feed().map(KeptAccount.Address::since), broken);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
