package outlay.telling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import outlay.activate.Conversion;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Sale;
import outlay.fact.StageEntry;
import outlay.identity.NullLike;
import outlay.telling.rule.Rule;
import outlay.telling.rule.Trigger;

/// What a conversion is called at its platform: of an order `o-1001:purchase`, of another event its message id
/// likewise, of a deal or contact the CRM's id and what it reached. A browser's own call carries the same, so that the
/// platform drops one of the two.
final class ConversionIds {
    private static final int DIGEST_BYTES = 16;

    private ConversionIds() {}

    static String of(Event event, Rule rule) {
        return id(order(event).orElse(event.id()), rule);
    }

    /// The order's number, where the event tells of one.
    static Optional<String> order(Event event) {
        return event.sale().map(Sale::orderId).filter(id -> !NullLike.saysNothing(id)).map(String::strip);
    }

    static String ofOrder(String order, Rule rule) {
        return id(order, rule);
    }

    static String of(Deal deal, Rule rule) {
        return id(deal.crm() + "/deal/" + deal.dealId() + "/" + reached(rule.when()), rule);
    }

    static String of(Contact contact, Rule rule) {
        return id(contact.crm() + "/contact/" + contact.contactId() + "/" + reached(rule.when()), rule);
    }

    /// The same as its record's, which says the same.
    static String of(StageEntry entry, Rule rule) {
        return id(entry.crm() + "/" + Trigger.folded(entry.of().name()) + "/" + entry.objectId() + "/"
                + reached(rule.when()), rule);
    }

    private static String reached(Trigger when) {
        return switch (when) {
            case Trigger.OnDeal deal -> Trigger.folded(deal.status().name());
            case Trigger.OnDealStage stage -> Trigger.folded(stage.stage());
            case Trigger.OnContactStage stage -> Trigger.folded(stage.stage());
            case Trigger.OnOrder order -> "order";
            case Trigger.OnEvent event -> Trigger.folded(event.name());
        };
    }

    /// One that is too long for a platform keeps its end and becomes a digest.
    private static String id(String key, Rule rule) {
        String id = Conversion.id(key, rule.tell());
        if (id.length() <= Conversion.LONGEST_ID) {
            return id;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Conversion.id(HexFormat.of().formatHex(digest, 0, DIGEST_BYTES), rule.tell());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256, this one has not", missing);
        }
    }
}
