package outlay.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.plan.CpaRules;
import outlay.plan.MaxCpa;
import outlay.plan.PlanTexts;
import outlay.plan.ValueCurve;

/// Reads what is asked of the max CPA from named texts, and names all mistakes at once.
final class MaxCpaReader {
    private static final List<String> NAMES = List.of("ltv", "currency", "payback_months", "min_ltv_cac",
            "horizon_months", "margin", "media_share");
    private static final String OFF = "off";
    private static final int USUAL_HORIZON_MONTHS = 12;
    private static final BigDecimal USUAL_RATIO = BigDecimal.valueOf(3);

    private final Map<String, String> texts;
    private final List<Mistake> mistakes = new ArrayList<>();

    private MaxCpaReader(Map<String, String> texts) {
        this.texts = texts;
    }

    /// @param texts an empty one counts as left out
    /// @throws Mistakes naming every text that is wrong
    static MaxCpa read(Map<String, String> texts) {
        MaxCpaReader reader = new MaxCpaReader(texts);
        texts.keySet().stream().filter(name -> !NAMES.contains(name)).forEach(name -> reader.mistakes.add(
                new Mistake(name, name + " is not known; there are " + String.join(", ", NAMES))));
        Optional<MaxCpa> max = reader.max();
        if (max.isEmpty() || !reader.mistakes.isEmpty()) {
            throw new Mistakes(reader.mistakes);
        }
        return max.get();
    }

    private Optional<MaxCpa> max() {
        Currency currency = text("currency", Currency::new).orElse(new Currency("USD"));
        Optional<Money> ltv = text("ltv", text -> Money.parse(text, currency.code()));
        if (texts.getOrDefault("ltv", "").isEmpty()) {
            mistakes.add(new Mistake("ltv", "ltv is missing; give what a customer brings in over the horizon"));
        }
        int horizon = text("horizon_months", PlanTexts::months).orElse(USUAL_HORIZON_MONTHS);
        Optional<Integer> payback = limit("payback_months", PlanTexts::months, Optional.empty());
        Optional<BigDecimal> ratio = limit("min_ltv_cac", PlanTexts::ratio, Optional.of(USUAL_RATIO));
        BigDecimal margin = text("margin", PlanTexts::part).orElse(BigDecimal.ONE);
        BigDecimal share = text("media_share", PlanTexts::part).orElse(BigDecimal.ONE);
        if (!mistakes.isEmpty() || ltv.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MaxCpa.of(new CpaRules(new ValueCurve.Even(ltv.get(), horizon), horizon, payback, ratio,
                    margin, share)));
        } catch (IllegalArgumentException wrong) {
            mistakes.add(named(String.valueOf(wrong.getMessage())));
        } catch (ArithmeticException large) {
            mistakes.add(new Mistake("ltv", "ltv is too large to be counted"));
        }
        return Optional.empty();
    }

    /// What the plan says begins with the field's name, as the command line writes it.
    private static Mistake named(String sentence) {
        String field = sentence.substring(0, Math.max(0, sentence.indexOf(' '))).replace('-', '_');
        return NAMES.contains(field)
                ? new Mistake(field, field + sentence.substring(field.length()))
                : new Mistake("ltv", sentence);
    }

    private <T> Optional<T> limit(String name, Function<String, T> parse, Optional<T> usual) {
        String text = texts.getOrDefault(name, "");
        if (text.isEmpty()) {
            return usual;
        }
        return text.equals(OFF) ? Optional.empty() : text(name, parse);
    }

    private <T> Optional<T> text(String name, Function<String, T> parse) {
        try {
            return Optional.of(texts.getOrDefault(name, "").strip()).filter(text -> !text.isEmpty()).map(parse);
        } catch (IllegalArgumentException wrong) {
            String detail = String.valueOf(wrong.getMessage());
            mistakes.add(new Mistake(name, detail.startsWith(name) ? detail : name + ": " + detail));
            return Optional.empty();
        }
    }
}
