package outlay.activate;

/// What a field is told for, which decides the consent that it needs. What nobody said anything about is not allowed.
public enum Purpose {
    /// That something happened. Needs leave to tell ad platforms.
    EVENT("user data to ad platforms"),
    /// Who it was. Needs the same.
    PERSON("user data to ad platforms"),
    /// Which click or cookie it was. Needs leave to read ad cookies and click ids as well.
    CLICK("user data to ad platforms, and ad cookies and click ids");

    private final String needs;

    Purpose(String needs) {
        this.needs = needs;
    }

    /// The consent, in words.
    public String needs() {
        return needs;
    }
}
