package outlay.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.report.AsOf;
import outlay.report.Changes;
import outlay.report.Contributions;
import outlay.report.Edition;
import outlay.report.Expenses;
import outlay.report.Question;
import outlay.report.Receipt;

/// Opens reports: a cell to its conversions and to the rows that it cost, conversions to their ways, one to its
/// touches, a change to its causes.
final class OpeningApi {
    private final Reports reports;

    OpeningApi(Reports reports) {
        this.reports = reports;
    }

    Response journeys(Request request) {
        Map<String, String> texts = Api.single(request);
        OpeningReader<Contributions.Mark> asked = OpeningReader.read(texts);
        Api.known(asked.question(), reports);
        return Api.conditional(request, Api.answered(() -> {
            Edition edition = reports.edition(asked.question().client(), QuestionReader.asOf(texts));
            return OpeningJson.bytes(
                    asked.conversions(edition.books(), reports.funnelRules(asked.question().client())),
                    asked.after(), asked.limit(), edition.version());
        }));
    }

    Response spend(Request request) {
        Map<String, String> texts = Api.single(request);
        OpeningReader<Expenses.Mark> asked = OpeningReader.ofSpend(texts);
        Api.known(asked.question(), reports);
        return Api.conditional(request, Api.answered(() -> {
            Edition edition = reports.edition(asked.question().client(), QuestionReader.asOf(texts));
            return SpendJson.bytes(asked.expenses(edition.books(), reports.funnelRules(asked.question().client())),
                    asked.after(), asked.limit(), edition.version());
        }));
    }

    Response paths(Request request) {
        PathsReader asked = PathsReader.read(Api.single(request));
        Api.known(asked.question(), reports);
        return Api.conditional(request, Api.answered(() -> {
            Edition edition = reports.edition(asked.question().client(), asked.asOf());
            return PathsJson.bytes(edition.books().paths(asked.question()), asked.limit(), edition.version());
        }));
    }

    Response receipt(Request request) {
        Map<String, String> texts = new LinkedHashMap<>(Api.single(request));
        String conversion = Optional.ofNullable(texts.remove("conversion")).filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Mistakes(List.of(new Mistake("conversion",
                        "conversion is missing; name one that /api/v1/journeys lists"))));
        Question question = Api.known(QuestionReader.read(Question.By.CHANNELS, texts), reports);
        return Api.conditional(request, Api.answered(() -> {
            Edition edition = reports.edition(question.client(), QuestionReader.asOf(texts));
            Receipt receipt = edition.books().receipt(question, conversion)
                    .orElseThrow(() -> new Refused(new Problem(404, "Unknown conversion",
                            "there is no such conversion", List.of(new Mistake("conversion",
                                    "conversion is not known here; name one that /api/v1/journeys lists")))));
            return ReceiptJson.bytes(receipt, edition.version());
        }));
    }

    Response changes(Request request) {
        ChangesReader asked = ChangesReader.read(Api.single(request));
        Api.known(asked.question(), reports);
        Optional<AsOf> until = asked.until();
        return Api.conditional(request, Api.answered(() -> {
            Changes changes = reports.changes(asked.question(), asked.since(), until);
            return ChangesJson.bytes(changes);
        }));
    }
}
