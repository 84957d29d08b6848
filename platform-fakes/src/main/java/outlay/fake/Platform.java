package outlay.fake;

/// One platform's interface: decides what a request is answered and what of it counts.
interface Platform {
    /// As in the ledger's address: `meta`, `google`, ...
    String name();

    /// Whether the path is one of its own.
    boolean serves(String path);

    Reply answer(Received request);

    Ledger ledger();
}
