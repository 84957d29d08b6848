package outlay.platform.google;

import java.time.Duration;
import java.time.Instant;
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
import outlay.base.Money;

/// Corrections of conversions that were uploaded to the Google Ads API: another value, or none at all.
public final class GoogleAdsAdjustments implements ConversionsOut {
    private static final Duration OLDEST = Duration.ofDays(54);
    private static final Mapping MAPPING = Mapping.of(
            Row.must("conversionAction", "the conversion action's full name",
                    (conversion, account) -> Facts.text(GoogleAds26.action(account))),
            Row.must("orderId", "what was told as the conversion's order id",
                    (conversion, account) -> Facts.text(DataManagerEvents.transaction(conversion))),
            Row.must("adjustmentType", "`RESTATEMENT` or `RETRACTION`", (conversion, account) -> Facts
                    .text(conversion.change().map(GoogleAdsAdjustments::type))),
            Row.must("adjustmentDateTime", "when it changed, `2026-11-18 11:06:40+00:00`", (conversion,
                    account) -> Facts.text(conversion.change().map(change -> GoogleAds26.time(change.at())))),
            Row.may("restatementValue.adjustedValue", "what it is worth now",
                    (conversion, account) -> restated(conversion).map(Facts::number)),
            Row.may("restatementValue.currencyCode", "ISO 4217",
                    (conversion, account) -> Facts.text(restated(conversion).map(money -> money.currency().code()))));

    @Override
    public String label() {
        return "google-ads-adjustments";
    }

    @Override
    public Terms terms() {
        return new Terms(2_000, OLDEST, Set.of(), Duration.ZERO, OLDEST, Terms.Failures.EACH, Terms.Test.CHECK_ONLY,
                Set.of(Change.Type.RESTATED, Change.Type.RETRACTED), Terms.Objection.TOLD);
    }

    @Override
    public List<Account.Setting> settings() {
        return GoogleAds26.SETTINGS;
    }

    @Override
    public Mapping mapping() {
        return MAPPING;
    }

    @Override
    public Call call(List<Ready> batch, Account account, Instant now) {
        return GoogleAds26.call(account, "uploadConversionAdjustments", "conversionAdjustments", batch);
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        return GoogleAdsAnswers.read(answer, sent);
    }

    private static String type(Change change) {
        return switch (change) {
            case Change.Restated restated -> "RESTATEMENT";
            case Change.Retracted retracted -> "RETRACTION";
        };
    }

    private static Optional<Money> restated(Conversion conversion) {
        return conversion.change().flatMap(change -> switch (change) {
            case Change.Restated restated -> Optional.of(restated.value());
            case Change.Retracted retracted -> Optional.<Money>empty();
        });
    }
}
