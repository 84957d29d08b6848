package outlay.funnel;

import java.util.Locale;

/// A campaign's stage and tactic, with why.
///
/// @param tactic   such as generic_search or display_retargeting, or ""
/// @param evidence what the rule was applied to, in words
public record Placed(Stage stage, String tactic, Rule rule, String evidence) {

    /// The rules in the order in which they are tried: the first that fits decides.
    public enum Rule {
        OVERRIDE(Confidence.CERTAIN), NAMING(Confidence.CERTAIN), AUDIENCE(Confidence.LIKELY), KEYWORD(
                Confidence.LIKELY), OBJECTIVE(Confidence.LIKELY), NONE(Confidence.NONE);

        private final Confidence confidence;

        Rule(Confidence confidence) {
            this.confidence = confidence;
        }

        public Confidence confidence() {
            return confidence;
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How sure it is: somebody said it, something shows it, or nothing does.
    public enum Confidence {
        CERTAIN, LIKELY, NONE
    }
}
