package outlay.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.base.ClientId;
import outlay.report.Question;

/// Reads what is asked of several clients at once from named texts, and names all mistakes at once.
public final class RollupReader {
    /// What of a question is of one client alone.
    static final List<String> FOREIGN = List.of("client", "platform", "channel", "campaign", "as_of");
    private static final ClientId ANY = new ClientId("any");

    private final Question question;

    private RollupReader(Question question) {
        this.question = question;
    }

    /// @param texts by the names of a question but [#FOREIGN]; an empty text counts as left out
    /// @throws Mistakes naming every text that is wrong
    public static RollupReader read(Map<String, String> texts) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>(texts);
        ReconcileReader.refuse(FOREIGN, asked, "is of one client, and a roll-up is of all", mistakes);
        asked.put("client", ANY.value());
        Optional<Question> question = ReconcileReader.question(asked, mistakes);
        if (!mistakes.isEmpty() || question.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new RollupReader(question.get());
    }

    /// The same question to each client.
    public Question of(ClientId client) {
        return new Question(client, Question.By.CAMPAIGNS, question.period(), question.attribution(), question.zone(),
                question.currency(), question.filter());
    }

    Question toAny() {
        return question;
    }
}
