package outlay.agency;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import outlay.base.ClientId;
import outlay.store.AgencyStore;
import outlay.store.KeptReportMail;
import outlay.store.KeptSending;
import outlay.web.Asked;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reports that are mailed, over HTTP, for whoever may change a client's settings.
public final class ReportMailsApi {
    public static final String PATH = "/api/v1/report-mails";
    private static final int SENDINGS_SHOWN = 12;
    private static final int MOST_MAILS = 50;

    private final AgencyStore store;
    private final ReportMailer mailer;
    private final Function<Request, String> origin;
    private final Supplier<String> ids;
    private final Clock clock;

    /// @param origin where the pages are for whoever asks
    /// @param ids    fresh ones
    public ReportMailsApi(AgencyStore store, ReportMailer mailer, Function<Request, String> origin,
            Supplier<String> ids, Clock clock) {
        this.store = store;
        this.mailer = mailer;
        this.origin = origin;
        this.ids = ids;
        this.clock = clock;
    }

    public Router addTo(Router routes) {
        return routes.get(PATH, request -> answer(Asked.client(request))) //
                .post(PATH, this::put) //
                .post(PATH + "/remove", this::remove) //
                .post(PATH + "/test", this::test) //
                .post(PATH + "/again", this::again);
    }

    private Response put(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        Optional<KeptReportMail> before = Optional.of(asked.text("id")).filter(id -> !id.isEmpty())
                .map(id -> known(client, id));
        if (before.isEmpty() && store.mails(client).size() >= MOST_MAILS) {
            throw new Refused(Problem.of(409, "Nothing has changed", "there are " + MOST_MAILS
                    + " reports of " + client + " already; remove one first"));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        NewMail.NAMES.forEach(name -> texts.put(name, asked.text(name)));
        // What was due before a change is still due: it may have failed for what was changed.
        store.put(NewMail.read(client, before.map(KeptReportMail::id).orElseGet(ids), texts, origin.apply(request),
                request.caller().name(), before.map(KeptReportMail::createdAt)
                        .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        return answer(client);
    }

    private Response remove(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        store.removeMail(client, known(client, asked.text("id")).id());
        return answer(client);
    }

    private Response test(Request request) throws IOException {
        Asked asked = Asked.read(request);
        KeptReportMail mail = known(asked.client(), asked.text("id"));
        String to = mail.recipients().contains(asked.text("to")) ? asked.text("to") : mail.recipients().getFirst();
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("to", to);
        try {
            mailer.test(mail, to);
            node.putNull("failed");
        } catch (IOException | IllegalArgumentException wrong) {
            node.put("failed", wrong.getMessage());
        }
        return Asked.json(200, node);
    }

    private Response again(Request request) {
        Asked asked = Asked.read(request);
        ClientId client = asked.client();
        KeptReportMail mail = known(client, asked.text("id"));
        if (!mailer.again(mail)) {
            throw new Refused(Problem.of(409, "Nothing has changed",
                    "the report that was due last has not failed"));
        }
        mailer.soon();
        return answer(client);
    }

    private KeptReportMail known(ClientId client, String id) {
        return store.mails(client).stream().filter(mail -> mail.id().equals(id)).findFirst()
                .orElseThrow(() -> new Refused(Problem.of(409, "Nothing has changed",
                        "client " + client + " has no report of that id")));
    }

    private Response answer(ClientId client) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        node.put("can_send", mailer.canSend());
        var list = node.putArray("mails");
        List<KeptSending> sendings = store.sendings(client);
        store.mails(client).forEach(mail -> put(list.addObject(), mail, sendings));
        return Asked.json(200, node);
    }

    private void put(ObjectNode node, KeptReportMail mail, List<KeptSending> sendings) {
        node.put("id", mail.id()).put("every", mail.every()).put("hour", mail.hour()).put("zone",
                mail.zone().getId());
        node.put("title", mail.title()).put("note", mail.note()).put("to", String.join(", ", mail.recipients()));
        node.put("model", mail.model()).put("currency", mail.currency()).put("created_by", mail.createdBy());
        node.put("next_at", mailer.next(mail).toInstant().toString());
        var list = node.putArray("sendings");
        sendings.stream().filter(one -> one.mail().equals(mail.id())).limit(SENDINGS_SHOWN)
                .forEach(one -> list.addObject().put("last_day", one.lastDay().toString()).put("state", one.state())
                        .put("attempts", one.attempts()).put("detail", one.detail()).put("at", one.at().toString()));
    }
}
