package outlay.web;

import java.util.Optional;
import outlay.attribution.Verdict;
import outlay.base.Currency;
import outlay.base.Money;
import outlay.json.Json;
import outlay.journey.Touch.Placement;
import outlay.metric.Figures;
import outlay.metric.Metric;
import outlay.report.Receipt;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A receipt as JSON, the same for the API and the command line.
public final class ReceiptJson {
    private ReceiptJson() {}

    public static byte[] bytes(Receipt receipt, long version) {
        return Json.bytes(node(receipt, version));
    }

    public static String text(Receipt receipt, long version) {
        return Json.indented(node(receipt, version));
    }

    private static ObjectNode node(Receipt receipt, long version) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("client", receipt.question().client().value());
        AnswerJson.put(node, receipt.question());
        node.put("conversion", receipt.conversion()).put("kind", OpeningJson.nameOf(receipt.kind()));
        var people = node.putArray("people");
        receipt.people().forEach(people::add);
        node.put("at", receipt.at().toString());
        OpeningJson.put(node.putObject("value"), receipt.value());
        ObjectNode milestones = node.putObject("milestones");
        receipt.milestones().forEach((step, at) -> milestones.put(OpeningJson.nameOf(step), at.toString()));
        var entries = node.putArray("entries");
        receipt.entries().forEach(entry -> put(entries.addObject(), entry));
        var touches = node.putArray("touches");
        receipt.steps().forEach(step -> put(touches.addObject(), step));
        var proofs = node.putArray("proofs");
        receipt.proofs().forEach(proof -> put(proofs.addObject(), proof));
        return AnswerJson.putVersion(node, version);
    }

    private static void put(ObjectNode node, Receipt.Booked entry) {
        node.put("id", entry.id()).put("at", entry.at().toString());
        OpeningJson.put(node.putObject("change"), entry.change());
        OpeningJson.put(node.putObject("booked"), entry.booked());
        OpeningJson.put(node.putObject("unattributed"), entry.unattributed());
    }

    private static void put(ObjectNode node, Receipt.Step step) {
        Placement at = step.touch().source().placement();
        node.put("touch", step.touch().id()).put("at", step.touch().at().toString()).put("person", step.person())
                .put("channel", step.touch().source().channel()).put("platform", at.platform())
                .put("campaign_id", at.campaignId()).put("campaign", at.campaign())
                .put("ad_group_id", at.adGroupId()).put("ad_group", at.adGroup()).put("ad_id", at.adId())
                .put("ad", at.ad()).put("keyword", step.touch().source().keyword())
                .put("visitor_country", step.touch().visitorCountry()).put("view", step.touch().view())
                .put("counts", step.verdict() == Verdict.COUNTS).put("verdict", step.verdict().sentence())
                .put("share", step.share()).put("conversions", conversions(step).orElse(null));
        var credits = node.putArray("credits");
        step.credits().forEach(credit -> OpeningJson.put(credits.addObject(), credit));
    }

    private static Optional<String> conversions(Receipt.Step step) {
        return Metric.CONVERSIONS.value(Figures.sales(step.countMicros(), 0), step.credits().getFirst().currency());
    }

    private static void put(ObjectNode node, Receipt.Proof proof) {
        Currency currency = proof.currency();
        node.put("currency", currency.code()).put("credited", new Money(proof.creditedMinor(), currency).amount())
                .put("unattributed", new Money(proof.unattributedMinor(), currency).amount())
                .put("value", new Money(proof.valueMinor(), currency).amount()).put("holds", proof.holds());
    }
}
