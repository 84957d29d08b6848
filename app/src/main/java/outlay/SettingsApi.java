package outlay;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import outlay.alert.Kind;
import outlay.base.ClientId;
import outlay.base.Micros;
import outlay.funnel.Convention;
import outlay.funnel.FunnelRules;
import outlay.json.Json;
import outlay.plan.Target;
import outlay.privacy.RetentionClass;
import outlay.privacy.Span;
import outlay.store.KeptKey;
import outlay.telling.rule.Rule;
import outlay.telling.rule.Trigger;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the installation was told about a client, for reading: no secret is in it.
public final class SettingsApi {
    public static final String PATH = "/api/v1/settings";

    private final Settings settings;
    private final SettingsTables tables;
    private final Function<ClientId, List<KeptKey>> keys;

    /// @param tables as they are now
    /// @param keys by which somebody may send for a client, the revoked ones too
    SettingsApi(Settings settings, SettingsTables tables, Function<ClientId, List<KeptKey>> keys) {
        this.settings = settings;
        this.tables = tables;
        this.keys = keys;
    }

    public Router addTo(Router router) {
        return router.get(PATH, this::answer);
    }

    private Response answer(Request request) {
        List<String> clients = request.query().getOrDefault("client", List.of());
        if (clients.size() != 1) {
            throw mistake("client is missing; give it once");
        }
        try {
            return Response.json(Json.bytes(node(new ClientId(clients.getFirst()))))
                    .with("Cache-Control", "private, no-cache");
        } catch (IllegalArgumentException wrong) {
            throw mistake(String.valueOf(wrong.getMessage()));
        }
    }

    private static Mistakes mistake(String detail) {
        return new Mistakes(List.of(new Mistake("client", detail)));
    }

    private ObjectNode node(ClientId client) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        // Where it lies is for whoever runs the server, not for whoever reads the page.
        node.put("database", settings.databaseUrl().isPresent() ? "PostgreSQL" : "SQLite");
        var hosts = node.putArray("public_hosts");
        settings.edge().publicHosts().stream().sorted().forEach(hosts::add);
        var wanted = node.putArray("targets");
        tables.targets().stream().filter(target -> target.client().equals(client))
                .forEach(target -> put(wanted.addObject(), target));
        put(node.putObject("funnel"), tables.funnelOf(client));
        var rules = node.putArray("rules");
        tables.rules().of(client).rules().forEach(rule -> put(rules.addObject(), rule));
        ObjectNode alerts = node.putObject("alerts").put("own_rules", !tables.alertsOf(client).isEmpty());
        alerts.put("webhook", settings.alerts().webhook().isPresent()).put("mail",
                settings.alerts().mail().isPresent());
        var kinds = alerts.putArray("kinds");
        for (Kind kind : Kind.values()) {
            kinds.addObject().put("kind", kind.label()).put("sentence", kind.sentence()).put("measure", kind.measure())
                    .put("threshold", kind.usual().threshold().map(BigDecimal::toPlainString).orElse("off"))
                    .put("days", kind.usual().days());
        }
        var retention = node.putArray("retention");
        for (RetentionClass kind : RetentionClass.values()) {
            retention.addObject().put("class", kind.label()).put("what", kind.what()).put("kept",
                    tables.retention().times().of(kind).map(Span::toString).orElse(null));
        }
        var list = node.putArray("keys");
        keys.apply(client).forEach(key -> put(list.addObject(), key));
        return node;
    }

    private static void put(ObjectNode node, Target target) {
        node.put("channel", target.channel()).put("campaign", target.campaign()).put("currency",
                target.currency().code());
        node.put("max_cpa", target.maxCpa().map(Micros::amount).orElse(null));
        node.put("monthly_budget", target.monthlyBudget().map(Micros::amount).orElse(null));
    }

    private static void put(ObjectNode node, FunnelRules rules) {
        node.put("overrides", rules.overrides().size());
        var conventions = node.putArray("conventions");
        rules.conventions().stream().map(Convention::template).forEach(conventions::add);
        var brands = node.putArray("brands");
        rules.brands().forEach(brands::add);
        var competitors = node.putArray("competitors");
        rules.competitors().forEach(competitors::add);
    }

    private static void put(ObjectNode node, Rule rule) {
        node.put("name", rule.name()).put("account", rule.account()).put("when", text(rule.when()))
                .put("tell", rule.tell()).put("since", rule.since().toString()).put("first_only", rule.firstOnly());
    }

    /// As the file of rules has it.
    private static String text(Trigger when) {
        return switch (when) {
            case Trigger.OnOrder order -> "order";
            case Trigger.OnEvent event -> "event " + event.name();
            case Trigger.OnDeal deal -> "deal " + deal.status().name().toLowerCase(Locale.ROOT);
            case Trigger.OnDealStage deal -> "deal stage " + deal.stage();
            case Trigger.OnContactStage contact -> "contact stage " + contact.stage();
        };
    }

    /// Neither the key nor anything that it could be found by.
    private static void put(ObjectNode node, KeptKey key) {
        node.put("id", key.id()).put("kind", key.kind().toLowerCase(Locale.ROOT));
        node.put("may_assert_revenue", key.mayAssertRevenue()).put("consent_required", key.consentRequired())
                .put("signed", key.signed());
        var origins = node.putArray("origins");
        key.origins().forEach(origins::add);
        node.put("created_at", key.createdAt().toString());
        node.put("revoked_at", key.revokedAt().map(Object::toString).orElse(null));
    }
}
