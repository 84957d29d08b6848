package outlay.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.attribution.Attribution;
import outlay.attribution.Eligibility;
import outlay.attribution.Eligibility.Contacts;
import outlay.attribution.Eligibility.Dedupe;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Period;
import outlay.report.AsOf;
import outlay.report.Question;

/// Reads a question from named texts, as a query string or a command line gives them, and names all mistakes at once.
public final class QuestionReader {
    /// Every name that a question can have; only `client` must be there.
    public static final List<String> NAMES = List.of("client", "from", "to", "model", "lookback_days", "view_days",
            "dedupe", "reset", "paid_first", "exclude_channels", "contacts", "currency", "zone", "platform", "channel",
            "campaign", "as_of");
    public static final Model USUAL_MODEL = Model.LINEAR;
    public static final int USUAL_LOOKBACK_DAYS = 30;
    public static final int MOST_LOOKBACK_DAYS = 730;
    private static final int LONGEST_NAME = 1_000;

    private final Map<String, String> texts;
    private final List<Mistake> mistakes = new ArrayList<>();

    private QuestionReader(Map<String, String> texts) {
        this.texts = texts;
    }

    /// @param texts by the names in [#NAMES]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    public static Question read(Question.By by, Map<String, String> texts) {
        return new QuestionReader(texts).question(by);
    }

    /// As of when the question is asked; absent for now.
    ///
    /// @param texts that `read` has found to be right
    public static Optional<AsOf> asOf(Map<String, String> texts) {
        return Optional.ofNullable(texts.get("as_of")).filter(text -> !text.isEmpty()).map(AsOf::parse);
    }

    /// The part of a report's address that says what a row stands for, such as `channels`.
    public static Optional<Question.By> by(String name) {
        return Stream.of(Question.By.values()).filter(by -> nameOf(by).equals(name)).findFirst();
    }

    public static String nameOf(Question.By by) {
        return nameOf((Enum<?>) by);
    }

    static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Question question(Question.By by) {
        texts.keySet().stream().sorted().filter(name -> !NAMES.contains(name)).forEach(name -> wrong(name,
                "\"" + name + "\" is not a parameter; there are " + String.join(", ", NAMES)));
        Optional<ClientId> client = read("client", ClientId::new);
        if (client.isEmpty() && text("client").isEmpty()) {
            wrong("client", "client is missing; name one of those that /api/v1/clients lists");
        }
        Optional<Period> period = period();
        Model model = read("model", Model::parse).orElse(USUAL_MODEL);
        Eligibility eligibility = eligibility();
        Optional<Currency> currency = read("currency", Currency::new);
        ZoneId zone = read("zone", QuestionReader::zone).orElse(ZoneOffset.UTC);
        var filter = new Question.Filter(name("platform"), name("channel"), name("campaign"));
        read("as_of", AsOf::parse);
        if (!mistakes.isEmpty() || client.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new Question(client.get(), by, period, new Attribution(model, eligibility), zone, currency, filter);
    }

    private Optional<Period> period() {
        Optional<Day> from = read("from", Day::parse);
        Optional<Day> to = read("to", Day::parse);
        if (text("from").isPresent() != text("to").isPresent()) {
            String missing = text("from").isPresent() ? "to" : "from";
            wrong(missing, missing + " is missing; give both from and to, or neither for all there is");
        }
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get().compareTo(from.get()) < 0) {
            wrong("to", "to " + to.get() + " is before from " + from.get() + "; exchange them");
            return Optional.empty();
        }
        return Optional.of(new Period(from.get(), to.get()));
    }

    private Eligibility eligibility() {
        return new Eligibility(
                read("lookback_days", text -> days("lookback_days", text, 1)).orElse(USUAL_LOOKBACK_DAYS),
                read("view_days", text -> days("view_days", text, 0)).orElse(Eligibility.USUAL_VIEW_DAYS),
                read("dedupe", text -> oneOf("dedupe", text, Dedupe.values())).orElse(Dedupe.NONE),
                read("reset", text -> truth("reset", text)).orElse(false),
                read("paid_first", text -> truth("paid_first", text)).orElse(false),
                read("exclude_channels", Eligibility::channels).orElse(Collections.emptySortedSet()),
                read("contacts", text -> oneOf("contacts", text, Contacts.values())).orElse(Contacts.ROLES));
    }

    private static int days(String name, String text, int least) {
        if (text.matches("[0-9]{1,4}")) {
            int days = Integer.parseInt(text);
            if (days >= least && days <= MOST_LOOKBACK_DAYS) {
                return days;
            }
        }
        throw new IllegalArgumentException(name + " \"" + text + "\" must be a whole number of days from " + least
                + " to " + MOST_LOOKBACK_DAYS);
    }

    private static boolean truth(String name, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException(name + " \"" + text + "\" must be true or false");
    }

    private static <E extends Enum<E>> E oneOf(String name, String text, E[] values) {
        return Stream.of(values).filter(value -> nameOf(value).equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " \"" + text + "\" must be one of "
                        + Stream.of(values).map(QuestionReader::nameOf).collect(Collectors.joining(", "))));
    }

    private static ZoneId zone(String text) {
        try {
            // The API names UTC as a zone of its own, and Java prints its offset as Z.
            return text.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "zone \"" + text + "\" is not a time zone; write it like UTC or Europe/Berlin", unknown);
        }
    }

    private String name(String name) {
        String value = text(name).orElse("");
        if (value.length() > LONGEST_NAME) {
            wrong(name, name + " is longer than " + LONGEST_NAME + " characters; use it as a report's row names it");
        }
        return value;
    }

    private <T> Optional<T> read(String name, Function<String, T> parse) {
        try {
            return text(name).map(parse);
        } catch (IllegalArgumentException wrong) {
            String detail = String.valueOf(wrong.getMessage());
            wrong(name, detail.startsWith(name) ? detail : name + ": " + detail);
            return Optional.empty();
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
    }

    private void wrong(String name, String detail) {
        mistakes.add(new Mistake(name, detail));
    }
}
