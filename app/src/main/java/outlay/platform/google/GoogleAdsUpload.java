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
import outlay.activate.ConversionsOut;
import outlay.activate.Facts;
import outlay.activate.Mapping;
import outlay.activate.Ready;
import outlay.activate.Row;
import outlay.activate.Share;
import outlay.activate.Terms;
import outlay.activate.Verdict;
import outlay.fact.Consent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Uploads to the Google Ads API, for projects that used it before Google closed it to newcomers.
public final class GoogleAdsUpload implements ConversionsOut {
    private static final Duration OLDEST = Duration.ofDays(90);
    private static final Mapping MAPPING = Mapping.of(
            Row.must("conversionAction", "the conversion action's full name",
                    (conversion, account) -> Facts.text(GoogleAds26.action(account))),
            Row.must("conversionDateTime", "when it happened, `2026-11-18 11:06:40+00:00`",
                    (conversion, account) -> Facts.text(GoogleAds26.time(conversion.at()))),
            Row.must("orderId", "the order's number, or else the conversion's id; the key of duplicates",
                    (conversion, account) -> Facts.text(DataManagerEvents.transaction(conversion))),
            Row.may("conversionValue", "what it is worth", (conversion, account) -> Facts.value(conversion)),
            Row.may("currencyCode", "ISO 4217", (conversion, account) -> Facts.currency(conversion)),
            Row.click("gclid", "gclid", GoogleUsers.rule("gclid")),
            Row.click("gbraid", "`gbraid` of the landing address, where there is no `gclid`",
                    (conversion, account) -> GoogleAds26.braid(conversion, "gbraid", "gclid")),
            Row.click("wbraid", "`wbraid` of the landing address, where there is neither `gclid` nor `gbraid`",
                    (conversion, account) -> GoogleAds26.braid(conversion, "wbraid", "gclid", "gbraid")),
            Row.person("userIdentifiers", "e-mail address and phone number, hashed; not beside a braid",
                    (conversion, account) -> GoogleAds26.users(conversion)),
            Row.may("externalAttributionData.externalAttributionModel", "the model that credited a part of it",
                    (conversion, account) -> Facts.text(conversion.share().map(Share::model))),
            Row.may("externalAttributionData.externalAttributionCredit", "the part, from 0 to 1",
                    (conversion, account) -> conversion.share()
                            .map(share -> JsonNodeFactory.instance.numberNode(share.ratio()))),
            Row.must("consent.adUserData", "what the person allowed",
                    (conversion, account) -> consent(conversion.consent().adUserData())),
            Row.may("consent.adPersonalization", "the same for personalised ads",
                    (conversion, account) -> conversion.consent().saleOptOut()
                            ? Facts.text("DENIED")
                            : consent(conversion.consent().personalisation())))
            .oneOf("gclid", "gbraid", "wbraid", "userIdentifiers");

    @Override
    public String label() {
        return "google-ads";
    }

    @Override
    public Terms terms() {
        return new Terms(2_000, OLDEST, Set.of("gclid", "gbraid", "wbraid"), Duration.ofHours(6), OLDEST,
                Terms.Failures.EACH, Terms.Test.CHECK_ONLY,
                Set.of(Change.Type.NEW), Terms.Objection.TOLD);
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
        return GoogleAds26.call(account, "uploadClickConversions", "conversions", batch);
    }

    @Override
    public ConversionsOut changes() {
        return new GoogleAdsAdjustments();
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        return GoogleAdsAnswers.read(answer, sent);
    }

    private static Optional<JsonNode> consent(Consent.State state) {
        return state == Consent.State.UNKNOWN ? Optional.empty() : Facts.text(state.name());
    }
}
