package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.DemoApi;
import outlay.KeyConsentApi;
import outlay.RetentionApi;
import outlay.SettingsApi;
import outlay.access.BareWall;
import outlay.access.Guard;
import outlay.activate.egress.Sandbox;
import outlay.activate.outbox.DeliveriesApi;
import outlay.agency.FirstStepsApi;
import outlay.agency.LogoApi;
import outlay.agency.ReportMailer;
import outlay.agency.ReportMailsApi;
import outlay.agency.ViewsApi;
import outlay.alert.Kind;
import outlay.alerting.AlertsApi;
import outlay.audit.AuditApi;
import outlay.attribution.Eligibility.Contacts;
import outlay.attribution.Eligibility.Dedupe;
import outlay.attribution.Model;
import outlay.collect.Importer;
import outlay.collect.door.Admission;
import outlay.collect.door.Doors;
import outlay.collect.door.DropReason;
import outlay.collect.door.Keys;
import outlay.collect.door.Result;
import outlay.collect.door.Segment;
import outlay.collect.door.Step;
import outlay.collect.door.tag.Origins;
import outlay.collect.door.tag.TagDoor;
import outlay.fact.Consent;
import outlay.fact.Seen;
import outlay.funnel.Placed;
import outlay.funnel.Stage;
import outlay.gate.KeyUses;
import outlay.gate.KeysApi;
import outlay.identity.Refusal;
import outlay.identity.Rule;
import outlay.link.LinksApi;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.log.MemoryLog;
import outlay.metric.Metric;
import outlay.mcp.McpApi;
import outlay.notify.Event;
import outlay.notify.WebhookBook;
import outlay.notify.WebhookEngine;
import outlay.notify.WebhooksApi;
import outlay.people.PeopleApi;
import outlay.people.Words;
import outlay.platform.Destinations;
import outlay.privacy.PrivacyApi;
import outlay.reconcile.Goal;
import outlay.reconcile.Measure;
import outlay.reconcile.Reason;
import outlay.report.Question;
import outlay.store.AgencyStore;
import outlay.setting.TablesApi;
import outlay.store.Store;
import outlay.tagging.Fault;
import outlay.telling.AccountBook;
import outlay.telling.AccountTrial;
import outlay.telling.DestinationsApi;
import outlay.telling.FeedDoor;
import outlay.testkit.Checkout;
import outlay.vault.Sealing;
import outlay.upload.ImportsApi;
import outlay.upload.UploadProgress;
import outlay.upload.Uploads;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `/openapi.json` promises is what the code does.
class OpenApiTest {
    private static JsonNode description = JsonMapper.shared().createObjectNode();

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("openapi.json"))) {
            description = JsonMapper.shared().readTree(in);
        }
    }

    @Test
    void describesEveryRouteAndNoOther(@TempDir Path folder) throws IOException {
        List<String> described = new ArrayList<>();
        description.get("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> described
                        .add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Keys nobody = presented -> Optional.empty();
        MemoryLog log = new MemoryLog();
        Doors doors = Doors.over(log, nobody, Admission.ALWAYS, Clock.systemUTC(), () -> 0);
        TagDoor tag = new TagDoor(doors.steps(), Segment.batch(), nobody, Origins.NONE, new Random(1));
        List<String> routes = new ArrayList<>(PrivacyApi.ROUTES);
        routes.add("GET " + AlertsApi.PATH);
        routes.add("POST " + AlertsApi.TEST);
        routes.add("GET " + SettingsApi.PATH);
        routes.addAll(List.of("GET " + DemoApi.PATH, "POST " + DemoApi.PATH, "POST " + DemoApi.PATH + "/remove"));
        routes.addAll(List.of("GET " + TablesApi.PATH, "POST " + TablesApi.PATH, "POST " + TablesApi.PATH + "/undo"));
        List.of("POST", "GET", "DELETE").forEach(way -> routes.add(way + " " + TablesApi.PATH + "/try"));
        routes.addAll(List.of("GET " + RetentionApi.PATH, "POST " + RetentionApi.PATH,
                "POST " + RetentionApi.PATH + "/try", "GET " + RetentionApi.PATH + "/try",
                "DELETE " + RetentionApi.PATH + "/try", "POST " + RetentionApi.PATH + "/undo",
                "POST " + KeyConsentApi.PATH));
        List.of("POST", "GET", "DELETE").forEach(way -> routes.add(way + " " + KeyConsentApi.PATH + "/try"));
        routes.add("GET " + AuditApi.PATH);
        routes.add("POST " + McpApi.PATH);
        new PeopleApi(log, new LiveBooks(log), new PastBooks(log), new Words(log, Clock.systemUTC(), () -> "id"),
                new PeopleKey(client -> "key"))
                .addTo(imports(log).addTo(tag.addTo(doors.addTo(Api.routes(new SampleReports(), () -> true)))),
                        local -> local)
                .routes()
                .stream().filter(route -> !route.startsWith("OPTIONS ") && !route.contains(" /local/"))
                .forEach(routes::add);
        Store store = Store.open(folder, Optional.empty(), Optional.empty());
        try (store) {
            AccountBook book = new AccountBook(store.accounts(), Sealing.NONE, url -> Optional.empty(),
                    Clock.systemUTC(), () -> 0);
            routes.addAll(new DestinationsApi(book, new AccountTrial(url -> Optional.empty(), call -> {
                throw new IllegalStateException("nothing is sent");
            }), client -> "", Clock.systemUTC()).addTo(new Router()).routes());
            routes.addAll(new DeliveriesApi(store.outbox(Sealing.NONE, (client, text) -> text), Destinations::of,
                    book, new PeopleKey(client -> "key"), Clock.systemUTC()).addTo(new Router()).routes());
            WebhookBook hooks = new WebhookBook(store.webhooks(), Sealing.NONE, Clock.systemUTC(), new SecureRandom());
            routes.addAll(new WebhooksApi(hooks, store.webhooks(), new WebhookEngine(hooks, store.webhooks(), List.of(),
                    new Sandbox(URI.create("http://127.0.0.1:1"), Clock.systemUTC()), Clock.systemUTC(), 1),
                    Clock.systemUTC()).addTo(new Router()).routes());
            routes.addAll(new KeysApi(store.gates(), new KeyUses(store.gates(), Map::of),
                    new KeysApi.Terms(1, 1, List.of()), () -> {}, purpose -> new byte[0], new SecureRandom(),
                    Clock.systemUTC()).addTo(new Router()).routes());
            routes.addAll(new LinksApi(store.gates(), id -> 0, List.of(), () -> {}, new SecureRandom(),
                    Clock.systemUTC()).addTo(new Router()).routes());
            AgencyStore agency = store.agency();
            Router kept = new LogoApi(agency).addTo(new ViewsApi(agency, Clock.systemUTC())
                    .addTo(new FirstStepsApi(agency, Clock.systemUTC()).addTo(new Router())));
            routes.addAll(new ReportMailsApi(agency, new ReportMailer(agency, new SampleReports(), Optional.empty(),
                    Clock.systemUTC()), request -> "", () -> "id", Clock.systemUTC()).addTo(kept).routes());
            Router users = new Router();
            BareWall.before(users, Guard.Mode.REQUIRED, store);
            routes.addAll(users.routes());
        }
        routes.add("GET " + FeedDoor.PATH);
        assertThat(described).containsExactlyInAnyOrderElementsOf(routes);
    }

    private static ImportsApi imports(MemoryLog log) {
        Importer importer = new Importer(log, List.of(), Clock.systemUTC(), new UploadProgress());
        return new ImportsApi(new Uploads(Path.of("none"), importer, () -> {}, Clock.systemUTC()), importer, List.of(),
                () -> {});
    }

    @Test
    void describesEveryParameter() {
        JsonNode parameters = description.at("/paths/~1api~1v1~1reports~1{by}/get/parameters");
        List<String> names = new ArrayList<>();
        parameters.forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        });
        List<String> all = new ArrayList<>(QuestionReader.NAMES);
        all.addAll(ReportReader.NAMES);
        assertThat(names).containsExactlyElementsOf(all);
        assertThat(description.at("/paths/~1api~1v1~1reports~1{by}/get/parameters/5/schema/maximum").asInt())
                .isEqualTo(QuestionReader.MOST_LOOKBACK_DAYS);
        assertThat(description.at("/paths/~1api~1v1~1reports~1{by}/get/parameters/5/schema/default").asInt())
                .isEqualTo(QuestionReader.USUAL_LOOKBACK_DAYS);
    }

    @Test
    void describesEveryParameterOfTheBreakdowns() {
        List<String> names = new ArrayList<>();
        description.at("/paths/~1api~1v1~1breakdowns~1{by}/get/parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        });
        List<String> all = new ArrayList<>(QuestionReader.NAMES);
        all.addAll(BreakdownReader.NAMES);
        assertThat(names).containsExactlyElementsOf(all);
    }

    @Test
    void describesEveryParameterOfTheUnitEconomics() {
        List<String> names = new ArrayList<>();
        description.at("/paths/~1api~1v1~1unit-economics/get/parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        });
        List<String> all = new ArrayList<>(QuestionReader.NAMES);
        all.removeAll(List.of("platform", "channel", "campaign"));
        all.addAll(EconomicsReader.NAMES);
        assertThat(names).containsExactlyElementsOf(all);
    }

    @Test
    void describesEveryParameterOfThePaths() {
        List<String> names = new ArrayList<>();
        description.at("/paths/~1api~1v1~1paths/get/parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        });
        List<String> all = new ArrayList<>(QuestionReader.NAMES);
        all.removeAll(PathsReader.FOREIGN);
        all.addAll(PathsReader.NAMES);
        assertThat(names).containsExactlyElementsOf(all);
    }

    @Test
    void describesEveryParameterOfTheRollup() {
        List<String> names = new ArrayList<>();
        description.at("/paths/~1api~1v1~1rollup/get/parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        });
        List<String> all = new ArrayList<>(QuestionReader.NAMES);
        all.removeAll(RollupReader.FOREIGN);
        assertThat(names).containsExactlyElementsOf(all);
    }

    @Test
    void describesWhatIsReconciled() {
        List<String> names = new ArrayList<>();
        description.at("/paths/~1api~1v1~1reconcile/get/parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        });
        List<String> all = new ArrayList<>(QuestionReader.NAMES);
        all.removeAll(ReconcileReader.FOREIGN);
        all.addAll(ReconcileReader.NAMES);
        assertThat(names).containsExactlyElementsOf(all);
        assertThat(texts("/components/schemas/Goal/enum")).containsExactlyElementsOf(lowerCase(Goal.values()));
        assertThat(texts("/components/schemas/Reason/enum")).containsExactlyElementsOf(lowerCase(Reason.values()));
        assertThat(texts("/components/schemas/Compared/properties/measure/enum"))
                .containsExactlyElementsOf(lowerCase(Measure.values()));
    }

    @Test
    void knowsEveryKindOfAlert() {
        assertThat(texts("/components/schemas/Alerts/properties/alerts/items/properties/kind/enum"))
                .containsExactlyElementsOf(lowerCase(Kind.values()));
    }

    @Test
    void knowsEveryEventOfAWebhook() {
        assertThat(texts("/components/schemas/WebhookEvent/enum"))
                .containsExactlyElementsOf(Event.all().map(Event::label).toList());
    }

    @Test
    void describesTheTaggingAudit() {
        List<String> names = new ArrayList<>();
        description.at("/paths/~1api~1v1~1tagging/get/parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        });
        assertThat(names).containsExactlyElementsOf(TaggingReader.NAMES);
        assertThat(texts("/components/schemas/Fault/enum")).containsExactlyElementsOf(lowerCase(Fault.values()));
    }

    @Test
    void describesTheFunnel() {
        assertThat(texts("/components/schemas/Stage/enum")).containsExactlyElementsOf(lowerCase(Stage.values()));
        String campaign = "/components/schemas/Funnel/properties/campaigns/items/properties/";
        assertThat(texts(campaign + "rule/enum")).containsExactlyElementsOf(lowerCase(Placed.Rule.values()));
        assertThat(texts(campaign + "confidence/enum"))
                .containsExactlyElementsOf(lowerCase(Placed.Confidence.values()));
    }

    @Test
    void everyModelHasACard() {
        assertThat(Model.ALL)
                .allMatch(model -> Files.exists(Checkout.root().resolve(Api.CARDS + model.label() + ".md")));
    }

    @Test
    void knowsEveryReportModelAndMetric() {
        assertThat(texts("/components/schemas/By/enum"))
                .containsExactlyElementsOf(Arrays.stream(Question.By.values()).map(QuestionReader::nameOf).toList());
        assertThat(texts("/components/schemas/BreakdownBy/enum"))
                .containsExactlyElementsOf(BreakdownReader.names());
        assertThat(texts("/components/schemas/Model/enum"))
                .containsExactlyElementsOf(Model.ALL.stream().map(Model::label).toList());
        assertThat(texts("/components/schemas/Dedupe/enum"))
                .containsExactlyElementsOf(Arrays.stream(Dedupe.values()).map(QuestionReader::nameOf).toList());
        assertThat(texts("/components/schemas/Contacts/enum"))
                .containsExactlyElementsOf(Arrays.stream(Contacts.values()).map(QuestionReader::nameOf).toList());
        assertThat(description.at("/components/schemas/Model/default").asString())
                .isEqualTo(QuestionReader.USUAL_MODEL.label());
        List<String> metrics = Arrays.stream(Metric.values()).map(Metric::label).toList();
        assertThat(texts("/components/schemas/MetricName/enum")).containsExactlyElementsOf(metrics);
        List<String> figures = new ArrayList<>(List.of("currency"));
        figures.addAll(metrics);
        assertThat(texts("/components/schemas/Figures/required")).containsExactlyElementsOf(figures);
    }

    @Test
    void knowsWhatBecomesOfAnEvent() {
        assertThat(texts("/components/schemas/Step/enum"))
                .containsExactlyElementsOf(Arrays.stream(Step.values()).map(Step::label).toList());
        assertThat(texts("/components/schemas/DropReason/enum")).containsExactlyElementsOf(
                Stream.concat(Stream.of(""), Arrays.stream(DropReason.values()).map(DropReason::label)).toList());
        String event = "/components/schemas/LiveEvents/properties/events/items/properties/";
        assertThat(texts(event + "status/enum"))
                .containsExactlyElementsOf(Arrays.stream(Result.Status.values()).map(Result.Status::label).toList());
        assertThat(texts(event + "trust/enum")).containsExactlyElementsOf(lowerCase(Seen.Trust.values()));
        assertThat(texts(event + "bot/enum")).containsExactlyElementsOf(lowerCase(Seen.Bot.values()));
        assertThat(texts(event + "clock/enum")).containsExactlyElementsOf(lowerCase(Seen.Clock.values()));
        assertThat(texts(event + "analytics_consent/enum"))
                .containsExactlyElementsOf(lowerCase(Consent.State.values()));
    }

    @Test
    void knowsEveryRuleAndReasonOfATie() {
        assertThat(texts("/components/schemas/TieRule/enum")).containsExactlyElementsOf(lowerCase(Rule.values()));
        assertThat(texts("/components/schemas/TieReason/enum"))
                .containsExactlyElementsOf(lowerCase(Refusal.Reason.values()));
    }

    private static List<String> lowerCase(Enum<?>... values) {
        return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> texts(String pointer) {
        List<String> texts = new ArrayList<>();
        description.at(pointer).forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
