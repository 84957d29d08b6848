package outlay.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.plan.Economics;
import outlay.plan.PlanTexts;
import outlay.report.AsOf;
import outlay.report.Question;
import outlay.report.UnitEconomics.Asked;

/// Reads what is asked of the unit economics from named texts, and names all mistakes at once.
///
/// @param asOf      absent for now
/// @param customers whether they shall be listed one by one
public record EconomicsReader(Asked asked, Optional<AsOf> asOf, boolean customers) {
    /// The names that there are besides those of a question.
    public static final List<String> NAMES = List.of("margin", "horizon_months", "monthly_churn", "costs",
            "customers");
    public static final int USUAL_HORIZON_MONTHS = 12;
    /// A customer belongs to no part of the hierarchy alone.
    private static final List<String> FILTERS = List.of("platform", "channel", "campaign");

    /// @param texts by the names of a question and [#NAMES]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    public static EconomicsReader read(Map<String, String> texts) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>(texts);
        asked.keySet().removeAll(NAMES);
        Optional<Question> question = Optional.empty();
        try {
            question = Optional.of(QuestionReader.read(Question.By.CHANNELS, asked));
        } catch (Mistakes wrong) {
            mistakes.addAll(wrong.list());
        }
        FILTERS.stream().filter(name -> !texts.getOrDefault(name, "").isEmpty())
                .forEach(name -> mistakes.add(new Mistake(name, name + " is not for unit economics, whose customers "
                        + "come by several ways; leave it out, the answer has a part for each channel")));
        BigDecimal margin = read(texts, mistakes, "margin", PlanTexts::part).orElse(BigDecimal.ONE);
        int horizon = read(texts, mistakes, "horizon_months", PlanTexts::months).orElse(USUAL_HORIZON_MONTHS);
        Optional<BigDecimal> churn = read(texts, mistakes, "monthly_churn", PlanTexts::part);
        boolean customers = read(texts, mistakes, "customers", EconomicsReader::truth).orElse(false);
        Optional<Currency> currency = question.flatMap(Question::currency);
        SortedMap<String, Money> costs = read(texts, mistakes, "costs", text -> costs(text, currency))
                .orElse(Collections.emptySortedMap());
        Optional<Economics.Rules> rules = read(Map.of("horizon_months", Integer.toString(horizon)), mistakes,
                "horizon_months", text -> new Economics.Rules(margin, horizon, churn));
        if (!mistakes.isEmpty() || question.isEmpty() || rules.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new EconomicsReader(new Asked(question.get(), rules.get(), costs), QuestionReader.asOf(asked),
                customers);
    }

    /// "salaries=12000,tools=500.50"
    private static SortedMap<String, Money> costs(String text, Optional<Currency> currency) {
        if (currency.isEmpty()) {
            throw new IllegalArgumentException("costs need a currency; give currency too, the one that they are in");
        }
        SortedMap<String, Money> costs = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int sign = part.lastIndexOf('=');
            String name = sign < 1 ? "" : part.substring(0, sign).strip();
            if (name.isEmpty() || name.length() > 100 || costs.containsKey(name)) {
                throw new IllegalArgumentException("costs \"" + part + "\" is not a cost with a name of its own; write"
                        + " them like salaries=12000,tools=500.50");
            }
            Money amount = Money.parse(part.substring(sign + 1).strip(), currency.get().code());
            if (amount.minor() < 0) {
                throw new IllegalArgumentException("costs \"" + part + "\" is less than nothing; write it without -");
            }
            costs.put(name, amount);
        }
        return Collections.unmodifiableSortedMap(costs);
    }

    private static boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("customers \"" + text + "\" must be true or false");
    }

    private static <T> Optional<T> read(Map<String, String> texts, List<Mistake> mistakes, String name,
            Function<String, T> parse) {
        try {
            return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty()).map(parse);
        } catch (IllegalArgumentException wrong) {
            String detail = String.valueOf(wrong.getMessage());
            mistakes.add(new Mistake(name, detail.startsWith(name) ? detail : name + ": " + detail));
            return Optional.empty();
        }
    }
}
