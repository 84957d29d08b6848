package outlay.vault;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/// A book of keys with its keys unwrapped.
final class OpenedBook {
    private final KeyBook book;
    private final byte[] installation;
    private final Map<Integer, Data> byNumber = new HashMap<>();
    private final Map<String, Data> byOwner = new HashMap<>();
    private final Map<String, Pepper> peppers = new HashMap<>();
    private final Map<KeyBook.Use, byte[]> others = new HashMap<>();

    record Data(String owner, int number, SecretKeySpec key, Nonces nonces) {}

    /// @param version 1 for the owner's first one
    record Pepper(int version, byte[] key) {}

    private OpenedBook(KeyBook book, byte[] installation) {
        this.book = book;
        this.installation = installation;
    }

    static OpenedBook of(KeyBook book, byte[] installation) throws IOException {
        OpenedBook opened = new OpenedBook(book, installation);
        for (KeyBook.Wrapped key : book.keys()) {
            opened.add(key, key.open(installation));
        }
        for (KeyBook.Use needed : List.of(KeyBook.Use.ROOT, KeyBook.Use.COMPARING)) {
            if (!opened.others.containsKey(needed)) {
                throw new IOException(KeyBook.FILE + " lacks its " + needed.name().toLowerCase(Locale.ROOT)
                        + " key; restore that file from a backup");
            }
        }
        return opened;
    }

    private void add(KeyBook.Wrapped wrapped, byte[] key) {
        switch (wrapped.use()) {
            case DATA -> {
                Data data = new Data(wrapped.owner(), wrapped.number(), Aes.key(key), new Nonces());
                byNumber.put(data.number(), data);
                byOwner.put(data.owner(), data);
            }
            case PEPPER -> peppers.merge(wrapped.owner(), new Pepper(1, key),
                    (one, next) -> new Pepper(one.version() + 1, next.key()));
            case COMPARING, ROOT -> others.put(wrapped.use(), key);
        }
    }

    KeyBook book() {
        return book;
    }

    Optional<Data> data(String owner) {
        return Optional.ofNullable(byOwner.get(owner));
    }

    Optional<Data> data(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Optional<Pepper> pepper(String owner) {
        return Optional.ofNullable(peppers.get(owner));
    }

    byte[] comparing() {
        return other(KeyBook.Use.COMPARING);
    }

    byte[] root() {
        return other(KeyBook.Use.ROOT);
    }

    private byte[] other(KeyBook.Use use) {
        return Optional.ofNullable(others.get(use)).orElseThrow();
    }

    OpenedBook with(KeyBook.Use use, String owner, Instant now) throws IOException {
        return of(book.with(use, owner, KeyFile.fresh(), installation, now), installation);
    }

    OpenedBook rotated(byte[] other, Instant now) throws IOException {
        return of(book.rotated(installation, other, now), other);
    }

    List<Vault.KeyInfo> keys() {
        List<Vault.KeyInfo> infos = new ArrayList<>();
        for (KeyBook.Wrapped key : book.keys()) {
            infos.add(new Vault.KeyInfo(key.use().name().toLowerCase(Locale.ROOT), key.owner(),
                    Integer.toHexString(key.number()), key.made(),
                    book.last(key.use(), key.owner()).filter(last -> last.number() == key.number()).isPresent()));
        }
        return infos;
    }
}
