package outlay.vault;

import outlay.json.Json;

/// The keys of a data folder as they fit together: the book, and the installation key that opens it. Whoever has both
/// and the folder can read everything.
///
/// @param book         the content of `vault.json`
/// @param installation the content of the installation key's file
public record KeysCopy(byte[] book, byte[] installation) {
    /// Where the two lie in a data folder.
    public static final String BOOK = KeyBook.FILE;

    static KeysCopy of(KeyBook book, byte[] installation) {
        return new KeysCopy(Json.records().writeValueAsBytes(book), KeyFile.text(installation));
    }
}
