package outlay.platform.microsoft;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.Change;
import outlay.activate.Conversion;
import outlay.activate.ConversionsOut;
import outlay.activate.Facts;
import outlay.activate.Mapping;
import outlay.activate.Ready;
import outlay.activate.Row;
import outlay.activate.Terms;
import outlay.activate.Verdict;
import outlay.activate.normal.Field;
import outlay.base.Money;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Corrections of offline conversions: another value, or none at all. Microsoft finds the conversion by its click, its
/// goal and the second of its time.
public final class OfflineAdjustments implements ConversionsOut {
    private static final Duration OLDEST = Duration.ofDays(90);
    private static final Mapping MAPPING = Mapping.of(
            Row.must("ConversionName", "the offline goal's exact name",
                    (conversion, account) -> Facts.text(account.must("goal"))),
            Row.must("ConversionTime", "what was told as the conversion's time",
                    (conversion, account) -> Facts.text(conversion.at().truncatedTo(ChronoUnit.SECONDS).toString())),
            Row.must("AdjustmentType", "`Restate` or `Retract`", (conversion, account) -> Facts
                    .text(conversion.change().map(OfflineAdjustments::type))),
            Row.must("AdjustmentTime", "when it changed, UTC", (conversion, account) -> Facts.text(conversion.change()
                    .map(change -> change.at().truncatedTo(ChronoUnit.SECONDS).toString()))),
            Row.may("AdjustmentValue", "what it is worth now; never with `Retract`",
                    (conversion, account) -> restated(conversion).map(Facts::number)),
            Row.may("AdjustmentCurrencyCode", "ISO 4217",
                    (conversion, account) -> Facts.text(restated(conversion).map(money -> money.currency().code()))),
            Row.click("MicrosoftClickId", "msclkid", MicrosoftIdentifiers.RULES.rule(Field.CLICK_ID).orElseThrow()),
            OfflineAccount.email(), OfflineAccount.phone())
            .oneOf("MicrosoftClickId", "HashedEmailAddress", "HashedPhoneNumber")
            .check("AdjustmentTime", "lies before the conversion; a change comes after what it changes",
                    (conversion, item) -> conversion.change().map(change -> !change.at().isBefore(conversion.at()))
                            .orElse(true));

    @Override
    public String label() {
        return "microsoft-offline-adjustments";
    }

    @Override
    public Terms terms() {
        return new Terms(1_000, OLDEST, Set.of("msclkid"), Duration.ZERO, OLDEST, Terms.Failures.EACH, Terms.Test.NONE,
                Set.of(Change.Type.RESTATED, Change.Type.RETRACTED), Terms.Objection.WITHHELD);
    }

    @Override
    public List<Account.Setting> settings() {
        return OfflineAccount.SETTINGS;
    }

    @Override
    public Mapping mapping() {
        return MAPPING;
    }

    @Override
    public Call call(List<Ready> batch, Account account, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("OfflineConversionAdjustments", Facts.items(batch));
        return OfflineAccount.call(account, "OfflineConversionAdjustments", body);
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        return MicrosoftAnswers.offline(answer, sent);
    }

    private static String type(Change change) {
        return switch (change) {
            case Change.Restated restated -> "Restate";
            case Change.Retracted retracted -> "Retract";
        };
    }

    private static Optional<Money> restated(Conversion conversion) {
        return conversion.change().flatMap(change -> switch (change) {
            case Change.Restated restated -> Optional.of(restated.value());
            case Change.Retracted retracted -> Optional.<Money>empty();
        });
    }
}
