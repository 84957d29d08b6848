package outlay.attribution;

/// The whole rule by which conversions are credited: which touches count, and what each is worth.
public record Attribution(Model model, Eligibility eligibility) {
    /// A model with a lookback window and nothing else.
    public Attribution(Model model, int lookbackDays) {
        this(model, Eligibility.days(lookbackDays));
    }
}
