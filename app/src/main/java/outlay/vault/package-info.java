/// Takes: bytes on their way into the data folder. Gives: the same bytes sealed, and again open; pseudonyms; secrets.
/// Never: an opinion about what the bytes are; a key on disk that is not wrapped. Read first: [outlay.vault.Vault].
@NullMarked
package outlay.vault;

import org.jspecify.annotations.NullMarked;
