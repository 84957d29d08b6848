package outlay.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import outlay.attribution.Model;
import outlay.base.Crew;
import outlay.json.Json;
import outlay.metric.Metric;
import outlay.reconcile.Reconciliation;
import outlay.report.Answer;
import outlay.report.Edition;
import outlay.report.Question;
import outlay.tagging.Audit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What can be asked over HTTP. `/openapi.json` describes it, and a test holds the two together.
public final class Api {
    /// Where each model has its page.
    static final String CARDS = "docs/concepts/models/";

    private final Reports reports;
    private final BooleanSupplier ready;

    private Api(Reports reports, BooleanSupplier ready) {
        this.reports = reports;
        this.ready = ready;
    }

    /// The routes of the API and the pages; others may add theirs.
    ///
    /// @param ready whether `/readyz` shall say so
    public static Router routes(Reports reports, BooleanSupplier ready) {
        Turns turns = new Turns();
        Api api = new Api(reports, ready);
        OpeningApi opening = new OpeningApi(reports);
        return new Router() //
                .get("/api/v1/clients", api::clients) //
                .get("/api/v1/models", request -> api.models()) //
                .get("/api/v1/metrics", request -> api.metrics()) //
                .get("/api/v1/reports/{by}", turns.each(api::report)) //
                .get("/api/v1/breakdowns/{by}", turns.each(api::breakdown)) //
                .get("/api/v1/funnel", turns.each(api::funnel)) //
                .get("/api/v1/unit-economics", turns.each(api::economics)) //
                .get("/api/v1/max-cpa", Api::maxCpa) //
                .get("/api/v1/marginal-cpa", turns.each(api::marginal)) //
                .get("/api/v1/reconcile", turns.each(api::reconcile)) //
                .get("/api/v1/tagging", turns.each(api::tagging)) //
                .get("/api/v1/journeys", turns.each(opening::journeys)) //
                .get("/api/v1/spend", turns.each(opening::spend)) //
                .get("/api/v1/paths", turns.each(opening::paths)) //
                .get("/api/v1/receipts", turns.each(opening::receipt)) //
                .get("/api/v1/changes", turns.each(opening::changes)) //
                .get(RollupApi.PATH, turns.each(RollupApi::line, new RollupApi(reports))) //
                .get("/openapi.json", Api::description) //
                .get("/livez", request -> Response.text(200, "alive")) //
                .get("/readyz", request -> api.readiness()) //
                .otherwise(new Pages());
    }

    private Response clients(Request request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray("clients");
        reports.clients().stream().filter(request.caller()::sees)
                .forEach(client -> list.addObject().put("client", client.value()));
        return Response.json(Json.bytes(node));
    }

    private Response models() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray("models");
        for (Model model : Model.ALL) {
            list.addObject().put("model", model.label()).put("sentence", model.sentence())
                    .put("card", CARDS + model.label() + ".md")
                    .put("usual", model.equals(QuestionReader.USUAL_MODEL));
        }
        return Response.json(Json.bytes(node));
    }

    private Response metrics() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray("metrics");
        for (Metric metric : Metric.values()) {
            list.addObject().put("metric", metric.label()).put("unit", metric.unit().name().toLowerCase(Locale.ROOT))
                    .put("formula", metric.formula()).put("sentence", metric.sentence());
        }
        return Response.json(Json.bytes(node));
    }

    private Response report(Request request) {
        String name = request.parameter("by");
        Question.By by = QuestionReader.by(name).orElseThrow(() -> new Refused(Problem.of(404, "Not found",
                "there is no report \"" + name
                        + "\"; there are days, platforms, channels, campaigns, ad_groups and ads")));
        ReportReader asked = ReportReader.read(by, single(request));
        Question question = known(asked.question(), reports);
        if (asked.calibrated()) {
            return conditional(request, answered(() -> {
                Edition edition = reports.edition(question.client(), asked.asOf());
                return CalibratedJson.bytes(edition.books().calibrated(question, Crew.ALONE), edition.version());
            }));
        }
        if (targeted(question)) {
            return conditional(request, answered(() -> {
                Edition edition = reports.edition(question.client(), asked.asOf());
                Answer answer = edition.books().answer(question);
                return TargetedJson.bytes(edition.books().targeted(answer, reports.targets()), edition.version());
            }));
        }
        Reports.Versioned given = answered(() -> reports.answer(question, asked.asOf()));
        return conditional(request, AnswerJson.bytes(given.answer(), given.version(),
                reports.eventsKeptFrom()));
    }

    private boolean targeted(Question question) {
        return (question.by() == Question.By.CHANNELS || question.by() == Question.By.CAMPAIGNS)
                && reports.targets().stream().anyMatch(target -> target.client().equals(question.client()));
    }

    private Response funnel(Request request) {
        Map<String, String> texts = single(request);
        Question question = known(QuestionReader.read(Question.By.CAMPAIGNS, texts), reports);
        return conditional(request, answered(() -> {
            Edition edition = reports.edition(question.client(), QuestionReader.asOf(texts));
            return FunnelJson.bytes(edition.books().funnel(question, reports.funnelRules(question.client())),
                    edition.version());
        }));
    }

    private Response breakdown(Request request) {
        String name = request.parameter("by");
        BreakdownReader asked = BreakdownReader.read(BreakdownReader.by(name).orElseThrow(() -> new Refused(
                Problem.of(404, "Not found", "there is no breakdown \"" + name + "\"; there are "
                        + String.join(", ", BreakdownReader.names())))),
                single(request));
        Question question = known(asked.question(), reports);
        return conditional(request, answered(() -> {
            Edition edition = reports.edition(question.client(), asked.asOf());
            return BreakdownJson.bytes(edition.books().breakdown(asked.by(), question,
                    reports.funnelRules(question.client())), edition.version());
        }));
    }

    private Response reconcile(Request request) {
        ReconcileReader asked = ReconcileReader.read(single(request));
        Question question = known(asked.asked().question(), reports);
        return conditional(request, answered(() -> {
            Edition edition = reports.edition(question.client(), asked.asOf());
            return ReconcileJson.bytes(Reconciliation.of(edition.books(), asked.asked().under(reports.windows())),
                    edition.version());
        }));
    }

    private Response tagging(Request request) {
        TaggingReader asked = TaggingReader.read(single(request));
        known(asked.question(), reports);
        return conditional(request, answered(() -> {
            Edition edition = reports.edition(asked.question().client(), asked.asOf());
            return TaggingJson.bytes(Audit.of(edition.books(), asked.question()), edition.version());
        }));
    }

    private Response economics(Request request) {
        EconomicsReader asked = EconomicsReader.read(single(request));
        Question question = known(asked.asked().question(), reports);
        return conditional(request, answered(() -> {
            Edition edition = reports.edition(question.client(), asked.asOf());
            return EconomicsJson.bytes(edition.books().economics(asked.asked()), asked.customers(),
                    edition.version());
        }));
    }

    private static Response maxCpa(Request request) {
        return conditional(request, MaxCpaJson.bytes(MaxCpaReader.read(single(request))));
    }

    private Response marginal(Request request) {
        MarginalReader asked = MarginalReader.read(single(request));
        known(asked.question(), reports);
        return conditional(request, answered(() -> {
            Edition edition = reports.edition(asked.question().client(), asked.asOf());
            return MarginalJson.bytes(edition.books().marginalCosts(asked.question(), Crew.ALONE),
                    edition.version());
        }));
    }

    static Question known(Question question, Reports reports) {
        if (!reports.clients().contains(question.client())) {
            throw new Refused(new Problem(404, "Unknown client", "there is no client " + question.client(), List.of(
                    new Mistake("client",
                            "client " + question.client() + " has no data; /api/v1/clients lists those that have"))));
        }
        return question;
    }

    static <T> T answered(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (IllegalArgumentException unanswerable) {
            throw new Refused(
                    Problem.of(422, "The question cannot be answered", String.valueOf(unanswerable.getMessage())));
        }
    }

    static Response conditional(Request request, byte[] json) {
        return Etag.conditional(request, Response.json(json).with("Cache-Control", "private, no-cache"));
    }

    /// The texts of the query, each of which may be given once.
    static Map<String, String> single(Request request) {
        Map<String, List<String>> query = request.query();
        Map<String, String> texts = new LinkedHashMap<>();
        query.forEach((name, values) -> texts.put(name, values.getFirst()));
        List<Mistake> repeated = query.entrySet().stream().filter(entry -> entry.getValue().size() > 1)
                .map(entry -> new Mistake(entry.getKey(), entry.getKey() + " is given " + entry.getValue().size()
                        + " times; give it once"))
                .toList();
        if (!repeated.isEmpty()) {
            throw new Mistakes(repeated);
        }
        return texts;
    }

    private static Response description(Request request) throws IOException {
        try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("openapi.json"))) {
            return Etag.conditional(request, Response.json(in.readAllBytes()).with("Cache-Control", "no-cache"));
        }
    }

    private Response readiness() {
        return ready.getAsBoolean() ? Response.text(200, "ready") : Response.text(503, "starting");
    }
}
