package outlay.agency;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.store.KeptReportMail;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.QuestionReader;

/// Reads a report that shall be mailed from named texts, as a body or a command line gives them, and names all
/// mistakes.
public final class NewMail {
    /// `every` and `to` must be there.
    public static final List<String> NAMES = List.of("every", "hour", "zone", "title", "note", "to", "model",
            "currency");
    private static final String ADDRESS = "[^\\s@,<>\"]+@[^\\s@,<>\"]+";
    private static final int MOST_RECIPIENTS = 20;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_NOTE = 2_000;
    private static final String USUAL_HOUR = "7";

    private final Map<String, String> texts;
    private final List<Mistake> mistakes = new ArrayList<>();

    private NewMail(Map<String, String> texts) {
        this.texts = texts;
    }

    /// @param origin where the pages are
    /// @throws Mistakes naming every text that is wrong
    public static KeptReportMail read(ClientId client, String id, Map<String, String> texts, String origin,
            String createdBy, Instant now) {
        return new NewMail(texts).mail(client, id, origin, createdBy, now);
    }

    private KeptReportMail mail(ClientId client, String id, String origin, String createdBy, Instant now) {
        String every = text("every");
        check("every", () -> Every.of(every));
        String hour = text("hour").isEmpty() ? USUAL_HOUR : text("hour");
        if (!hour.matches("[01]?[0-9]|2[0-3]")) {
            mistakes.add(new Mistake("hour", "hour \"" + hour + "\" must be a whole number from 0 to 23"));
        }
        String zone = text("zone").isEmpty() ? "UTC" : text("zone");
        check("zone", () -> zone(zone));
        line("title", LONGEST_TITLE);
        if (text("note").length() > LONGEST_NOTE) {
            mistakes.add(new Mistake("note", "note is longer than " + LONGEST_NOTE + " characters"));
        }
        List<String> to = Stream.of(text("to").split(",", -1)).map(String::strip).toList();
        if (to.size() > MOST_RECIPIENTS || to.stream().anyMatch(address -> !address.matches(ADDRESS))) {
            mistakes.add(new Mistake("to", "to must be 1 to " + MOST_RECIPIENTS
                    + " e-mail addresses with commas between"));
        }
        String model = text("model").isEmpty() ? QuestionReader.USUAL_MODEL.label() : text("model");
        check("model", () -> Model.parse(model));
        if (!text("currency").isEmpty()) {
            check("currency", () -> new Currency(text("currency")));
        }
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new KeptReportMail(client, id, every, Integer.parseInt(hour), zone(zone), text("title"), text("note"),
                to, model, text("currency"), origin, createdBy, now);
    }

    private void line(String name, int longest) {
        if (text(name).length() > longest || text(name).chars().anyMatch(Character::isISOControl)) {
            mistakes.add(new Mistake(name, name + " must be a line of at most " + longest + " characters"));
        }
    }

    private void check(String name, Runnable parse) {
        try {
            parse.run();
        } catch (IllegalArgumentException wrong) {
            String detail = String.valueOf(wrong.getMessage());
            mistakes.add(new Mistake(name, detail.startsWith(name) ? detail : name + ": " + detail));
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("zone \"" + name + "\" is not a time zone like Europe/Berlin", unknown);
        }
    }

    private String text(String name) {
        return texts.getOrDefault(name, "").strip();
    }
}
