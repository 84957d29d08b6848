package outlay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outlay.activate.Account;
import outlay.activate.Destination;
import outlay.activate.Row;
import outlay.activate.Terms;
import outlay.activate.normal.IdentifierRule;
import outlay.activate.normal.IdentifierRules;
import outlay.activate.normal.Reason;
import outlay.testkit.Checkout;

/// The page about conversions is what the mappings say. `-Dgolden.write` writes it again.
class ConversionsPageTest {
    private static final String INTRODUCTION = """
            # Conversions

            What each destination is told about a conversion, in its own words, on which terms. `outlay normalize`
            shows what becomes of one value. How they are delivered: [delivery](../concepts/delivery.md).

            A field goes out only where the person allowed what its purpose needs; what nobody said anything about
            is not allowed. Fields for `click` need consent to ad cookies as well. Hashed fields are SHA-256 in
            lower-case hexadecimal digits over the normalised text. What comes hashed is passed on as it is: of
            which form it was made cannot be seen, and platforms want different ones. Money is exact, with the
            currency's decimals.

            Besides its own settings every account takes `delivery_target` and `key_ends`:
            [how well it goes](../concepts/delivery.md#how-well-it-goes).
            """;

    @Test
    void thePageIsWhatTheMappingsSay() throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Destination destination : Destinations.all()) {
            page.append("\n## ").append(destination.label()).append("\n\n").append(terms(destination.terms()));
            page.append("\n| setting | | what it is |\n|---|---|---|\n");
            for (Account.Setting setting : destination.settings()) {
                page.append("| `").append(setting.name()).append("` | ").append(need(setting)).append(" | ")
                        .append(setting.says()).append(" |\n");
            }
            page.append("\n| field | | purpose | what it is |\n|---|---|---|---|\n");
            for (Row row : destination.mapping().rows()) {
                page.append("| `").append(row.path()).append("` | ").append(row.required() ? "required" : "")
                        .append(" | ").append(row.purpose().name().toLowerCase(Locale.ROOT)).append(" | ")
                        .append(row.says()).append(" |\n");
            }
        }
        page.append(
                "\n## People\n\nWhat `outlay normalize` knows, by platform: our field, and the platform's name.\n\n");
        page.append("| platform | hashed | readable |\n|---|---|---|\n");
        for (IdentifierRules rules : PersonRules.ALL) {
            page.append("| ").append(rules.platform()).append(" | ").append(fields(rules, true)).append(" | ")
                    .append(fields(rules, false)).append(" |\n");
        }
        page.append("\nReasons why a platform is told nothing:\n\n");
        for (Reason reason : Reason.values()) {
            page.append("- `").append(reason.label()).append("`: ").append(reason.sentence()).append(".\n");
        }
        check("docs/reference/conversions.md", page.toString());
    }

    private static String terms(Terms terms) {
        return "At most " + String.format(Locale.ROOT, "%,d", terms.most()) + " in one go; not older than "
                + span(terms.oldest()) + "; "
                + (terms.afterClick().isZero() ? "" : "not before " + span(terms.afterClick()) + " after the click; ")
                + "repeated without counting twice within " + span(terms.dedup()) + ". Takes "
                + terms.takes().stream().sorted().map(type -> type.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ". " + failures(terms.failures()) + " " + test(terms.test()) + " " + objection(terms.objection())
                + "\n";
    }

    private static String failures(Terms.Failures failures) {
        return switch (failures) {
            case WHOLE_CALL -> "One wrong conversion has the whole call refused, without saying which.";
            case WHOLE_CALL_NAMED -> "One wrong conversion has the whole call refused; the answer says which.";
            case EACH -> "Each conversion has its own answer.";
            case LATER -> "What became of a call is asked later.";
        };
    }

    private static String test(Terms.Test test) {
        return switch (test) {
            case NONE -> "There is no way to try.";
            case COUNTED_CODE -> "A test code shows events in the platform's test page, and they count all the same.";
            case CODE -> "A test code keeps events out of the figures.";
            case CHECK_ONLY -> "`validate_only` has a call checked and nothing kept.";
        };
    }

    private static String objection(Terms.Objection objection) {
        return switch (objection) {
            case TOLD -> "An objection to the sale of data is told.";
            case WITHHELD -> "After an objection to the sale of data nothing is sent.";
        };
    }

    private static String span(Duration span) {
        return span.toHours() % 24 == 0 && span.toDays() > 2 ? span.toDays() + " days" : span.toHours() + " hours";
    }

    private static String need(Account.Setting setting) {
        String usual = setting.usual().isEmpty() ? "optional" : "usually `" + setting.usual() + "`";
        return (setting.required() ? "required" : usual) + (setting.secret() ? ", secret" : "");
    }

    private static String fields(IdentifierRules rules, boolean hashed) {
        return rules.rules().stream().filter(rule -> rule.hashed() == hashed).map(ConversionsPageTest::field)
                .collect(Collectors.joining(", "));
    }

    private static String field(IdentifierRule rule) {
        return rule.field().label() + " (`" + rule.wireName() + "`)";
    }

    private static void check(String path, String expected) throws IOException {
        Path file = Checkout.root().resolve(path);
        if (System.getProperty("golden.write") != null) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).as(path + " (write it again with -Dgolden.write)").isEqualTo(expected);
    }
}
