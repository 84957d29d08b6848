package outlay.journey;

/// Which company an e-mail address belongs to, as far as its domain tells: what needs lists that `core` does not have.
@FunctionalInterface
public interface WorkDomains {
    /// Where no address tells.
    WorkDomains NONE = email -> "";

    /// The domain that the company registered (`acme.co.uk` of `ann@mail.acme.co.uk`), or "" where the address is one
    /// of a mail provider, which has customers and no colleagues.
    ///
    /// @param email a key of an address: in lower case, with an ASCII domain
    String of(String email);
}
