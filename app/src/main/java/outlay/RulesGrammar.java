package outlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outlay.base.ClientId;
import outlay.setting.Grammar;
import outlay.setting.Row;
import outlay.telling.rule.Rules;
import outlay.telling.rule.RulesFile;
import outlay.telling.rule.RulesText;
import outlay.web.Asked;
import outlay.web.Mistake;
import outlay.web.Mistakes;

/// The file of rules as rows: a rule is one, its lines are the columns, and lists have a line for each thing.
final class RulesGrammar implements Grammar<Rules> {
    private static final String ALONE = "rule";

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String extension() {
        return "yaml";
    }

    @Override
    public List<String> columns() {
        return RulesText.FIELDS;
    }

    @Override
    public Rules none() {
        return Rules.NONE;
    }

    @Override
    public Rules read(Path file, List<String> mistakes) {
        try {
            return RulesFile.parse(file.toString(), Files.readString(file), mistakes);
        } catch (NoSuchFileException missing) {
            mistakes.add(file + ": does not exist");
        } catch (IOException unreadable) {
            mistakes.add(file + ": cannot be read: " + unreadable.getMessage());
        }
        return Rules.NONE;
    }

    @Override
    public List<Row> rows(String text, ClientId client) {
        return Asked.fields(() -> RulesText.rules(text, client)).stream().map(said -> Row.of(columns(), said)).toList();
    }

    @Override
    public Optional<String> foreign(String text, ClientId client) {
        return Asked.fields(() -> RulesText.foreign(text, client));
    }

    @Override
    public String with(String text, ClientId client, List<Row> rows) {
        return Asked.fields(() -> RulesText.with(text, client, rows.stream().map(Row::cells).toList()));
    }

    @Override
    public void check(ClientId client, List<Row> rows) {
        List<Mistake> mistakes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            String field = "rows " + (i + 1);
            List<String> wrong = new ArrayList<>();
            rows.get(i).cells().forEach((column, cell) -> {
                if (cell.chars().anyMatch(c -> Character.isISOControl(c)
                        && (c != '\n' || !RulesText.LISTS.contains(column)))) {
                    mistakes.add(new Mistake(field, column + " must be one line without control characters"));
                }
            });
            RulesFile.parse(ALONE, RulesText.with("", client, List.of(rows.get(i).cells())), wrong);
            wrong.forEach(sentence -> mistakes.add(new Mistake(field,
                    sentence.replaceFirst("^" + ALONE + "(:\\d+)?: ", ""))));
            if (wrong.isEmpty() && !names.add(rows.get(i).cell("name"))) {
                mistakes.add(new Mistake(field, "name \"" + rows.get(i).cell("name")
                        + "\" is that of another rule; take another"));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
    }
}
