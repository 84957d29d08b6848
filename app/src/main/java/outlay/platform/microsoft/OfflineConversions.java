package outlay.platform.microsoft;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.Change;
import outlay.activate.ConversionsOut;
import outlay.activate.Facts;
import outlay.activate.Mapping;
import outlay.activate.Ready;
import outlay.activate.Row;
import outlay.activate.Terms;
import outlay.activate.Verdict;
import outlay.activate.normal.Field;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Microsoft's offline conversions, over REST: its older form ends on 2027-01-31.
public final class OfflineConversions implements ConversionsOut {
    private static final Duration OLDEST = Duration.ofDays(90);
    private static final Duration CLICKS_ARE_KNOWN = Duration.ofHours(2);
    private static final Mapping MAPPING = Mapping.of(
            Row.must("ConversionName", "the offline goal's exact name",
                    (conversion, account) -> Facts.text(account.must("goal"))),
            Row.must("ConversionTime", "when it happened, UTC; with click and goal the key of duplicates",
                    (conversion, account) -> Facts.text(conversion.at().truncatedTo(ChronoUnit.SECONDS).toString())),
            Row.may("ConversionValue", "what it is worth", (conversion, account) -> Facts.value(conversion)),
            Row.may("ConversionCurrencyCode", "ISO 4217", (conversion, account) -> Facts.currency(conversion)),
            Row.click("MicrosoftClickId", "msclkid", MicrosoftIdentifiers.RULES.rule(Field.CLICK_ID).orElseThrow()),
            OfflineAccount.email(), OfflineAccount.phone())
            .oneOf("MicrosoftClickId", "HashedEmailAddress", "HashedPhoneNumber");

    @Override
    public String label() {
        return "microsoft-offline";
    }

    @Override
    public Terms terms() {
        return new Terms(1_000, OLDEST, Set.of("msclkid"), CLICKS_ARE_KNOWN, OLDEST, Terms.Failures.EACH,
                Terms.Test.NONE,
                Set.of(Change.Type.NEW), Terms.Objection.WITHHELD);
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
        body.set("OfflineConversions", Facts.items(batch));
        return OfflineAccount.call(account, "OfflineConversions", body);
    }

    @Override
    public ConversionsOut changes() {
        return new OfflineAdjustments();
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        return MicrosoftAnswers.offline(answer, sent);
    }
}
