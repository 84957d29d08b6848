package outlay.platform.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import outlay.activate.Order;
import outlay.activate.Ready;
import outlay.activate.Reading;
import outlay.activate.Row;
import outlay.activate.Share;
import outlay.activate.Terms;
import outlay.activate.Verdict;
import outlay.activate.normal.Emails;
import outlay.activate.normal.Field;
import outlay.activate.normal.IdentifierRule;
import outlay.activate.normal.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A conversion for any program of the user's own, signed as Standard Webhooks has it. Amounts are texts.
public final class Webhook implements ConversionsOut {
    private static final Duration OLDEST = Duration.ofDays(400);
    private static final IdentifierRule EMAIL = IdentifierRule.hashed(Field.EMAIL, "email_sha256", Emails.PLAIN);
    private static final IdentifierRule EXTERNAL_ID = IdentifierRule.clear(Field.EXTERNAL_ID, "external_id", Ids.OWN);
    private static final Mapping MAPPING = Mapping.of(
            Row.must("id", "the conversion's id", (conversion, account) -> Facts.text(conversion.id())),
            Row.must("name", "of the event", (conversion, account) -> Facts.text(conversion.name())),
            Row.must("happened_at", "RFC 3339 in UTC", (conversion, account) -> Facts.text(conversion.at().toString())),
            Row.may("value", "what it is worth, as a text like `142.52`", (conversion, account) -> Facts
                    .text(conversion.order().value().map(money -> money.amount()))),
            Row.may("currency", "ISO 4217", (conversion, account) -> Facts.currency(conversion)),
            Row.may("order_id", "the order's number", (conversion, account) -> Facts.orderId(conversion)),
            Row.may("page", "where it happened", (conversion, account) -> Facts.text(conversion.page())),
            Row.may("credit.model", "the model that credited a part of it",
                    (conversion, account) -> Facts.text(conversion.share().map(Share::model))),
            Row.may("credit.value", "the part, as a text in the same currency",
                    (conversion, account) -> Facts.text(conversion.share().map(share -> share.credit().amount()))),
            Row.may("change", "`restated` with the new value, or `retracted`, and when",
                    (conversion, account) -> conversion.change().map(Webhook::change)),
            Row.may("items", "id, quantity and price of each item",
                    (conversion, account) -> items(conversion.order())),
            Row.may("custom", "texts of your own", (conversion, account) -> custom(conversion)),
            Row.person("person.", EXTERNAL_ID, false), Row.person("person.", EMAIL, false),
            Row.click("clicks", "click ids by their parameters", (conversion, account) -> clicks(conversion)));

    @Override
    public String label() {
        return "webhook";
    }

    @Override
    public Terms terms() {
        return new Terms(1, OLDEST, Set.of(), Duration.ZERO, OLDEST, Terms.Failures.EACH, Terms.Test.NONE,
                Set.of(Change.Type.values()), Terms.Objection.WITHHELD);
    }

    @Override
    public List<Account.Setting> settings() {
        return List.of(Account.Setting.url("url", "an address that begins with https://"),
                Account.Setting.secret("secret", Signature.SECRET, "whsec_ and 24 to 64 bytes in Base64")
                        .found("your receiver's own secret, or: echo whsec_$(openssl rand -base64 32)"));
    }

    @Override
    public Mapping mapping() {
        return MAPPING;
    }

    @Override
    public Call call(List<Ready> batch, Account account, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "conversion")
                .put("timestamp", now.toString());
        body.set("data", batch.getFirst().item());
        String text = Facts.body(body);
        String id = Signature.messageId(batch.getFirst());
        String seconds = Long.toString(now.getEpochSecond());
        return Call.post(account.must("url"), Map.of("webhook-id", id, "webhook-timestamp", seconds,
                "webhook-signature", Signature.of(account.must("secret"), id, seconds, text)), text);
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        return Reading.status(answer).map(verdict -> verdict.times(sent)).orElseGet(() -> answer.successful()
                ? new Verdict.Delivered().times(sent)
                : Verdict.refused("HTTP " + answer.status(), sent));
    }

    private static JsonNode change(Change change) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("at", change.at().toString());
        return switch (change) {
            case Change.Restated restated -> node.put("type", "restated").put("value", restated.value().amount())
                    .put("currency", restated.value().currency().code());
            case Change.Retracted retracted -> node.put("type", "retracted");
        };
    }

    private static Optional<JsonNode> items(Order order) {
        if (order.items().isEmpty()) {
            return Optional.empty();
        }
        var items = JsonNodeFactory.instance.arrayNode();
        order.items().forEach(item -> items.addObject().put("id", item.id()).put("quantity", item.quantity())
                .put("price", item.price().amount()));
        return Optional.of(items);
    }

    private static Optional<JsonNode> custom(Conversion conversion) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        conversion.custom().forEach(node::put);
        return node.isEmpty() ? Optional.empty() : Optional.of(node);
    }

    private static Optional<JsonNode> clicks(Conversion conversion) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        conversion.traces().clicks().forEach((parameter, click) -> node.put(parameter, click.id()));
        return node.isEmpty() ? Optional.empty() : Optional.of(node);
    }
}
