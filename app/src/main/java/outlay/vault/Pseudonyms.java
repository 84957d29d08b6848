package outlay.vault;

import outlay.base.ClientId;

/// Stands in for what names a person: the same text of the same client gives the same pseudonym, so that tables can be
/// joined by it, and nobody without the client's pepper can tell the text, not even by guessing it.
@FunctionalInterface
public interface Pseudonyms {
    /// Of "" it is "".
    String of(ClientId client, String text);
}
