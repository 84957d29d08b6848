package outlay.web;

import outlay.json.Json;
import outlay.tagging.Audit;
import outlay.tagging.Fault;
import outlay.tagging.Finding;
import outlay.tagging.UrlTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A tagging audit as JSON, the same for the API and the command line.
public final class TaggingJson {
    private TaggingJson() {}

    /// One line, for a machine.
    public static byte[] bytes(Audit audit, long version) {
        return Json.bytes(AnswerJson.putVersion(node(audit), version));
    }

    /// Indented, for a terminal.
    public static String text(Audit audit, long version) {
        return Json.indented(AnswerJson.putVersion(node(audit), version));
    }

    private static ObjectNode node(Audit audit) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("report", "tagging").put("client", audit.question().client().value());
        node.putObject("period").put("from", audit.period().from().toString()).put("to",
                audit.period().to().toString());
        var findings = node.putArray("findings");
        audit.findings().forEach(finding -> put(findings.addObject(), finding));
        var faults = node.putArray("faults");
        for (Fault fault : Fault.values()) {
            faults.addObject().put("fault", fault.label()).put("sentence", fault.sentence())
                    .put("remedy", fault.remedy()).put("exact", fault.exact());
        }
        var templates = node.putArray("templates");
        for (UrlTemplate template : UrlTemplate.ALL) {
            templates.addObject().put("platform", template.platform()).put("name", template.name())
                    .put("suffix", template.suffix()).put("where", template.where()).put("by_hand", template.byHand());
        }
        return node;
    }

    private static void put(ObjectNode node, Finding finding) {
        node.put("fault", finding.fault().label()).put("platform", finding.platform())
                .put("subject", finding.subject()).put("detail", finding.detail()).put("pages", finding.pages());
        node.put("currency", finding.atStake().map(money -> money.currency().code()).orElse(null));
        node.put("at_stake", finding.atStake().map(money -> money.amount()).orElse(null));
        node.put("template", finding.template().map(UrlTemplate::platform).orElse(null));
    }
}
