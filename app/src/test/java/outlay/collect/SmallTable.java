package outlay.collect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.fact.Import;
import outlay.fact.SpendRow;

/// A reader of spend for tests: `day platform account campaign dollars` on each line behind the word "spend".
final class SmallTable implements FileReader {
    @Override
    public String reads() {
        return "small tables";
    }

    @Override
    public int recognises(Source source) {
        return new String(source.head(), StandardCharsets.UTF_8).startsWith("spend") ? 80 : 0;
    }

    @Override
    public Reading read(Source source) throws IOException {
        Facts facts = new Facts();
        List<Problem> problems = new ArrayList<>();
        List<String> lines = Files.readAllLines(source.path());
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(" ");
            if (cells.length < 5) {
                problems.add(new Problem(Problem.Severity.WRONG, i + 1, "", "has too few cells.", "Add them."));
                continue;
            }
            facts.add(new SpendRow(source.client(), source.importId(), i + 1, cells[1], cells[2], "",
                    SpendRow.Level.CAMPAIGN, Day.parse(cells[0]), "",
                    new SpendRow.Entity(cells[3], "", "", "", "", "", "", ""), "",
                    new Micros(Micros.parse(cells[4], "USD").micros(), new Currency("USD")), OptionalLong.empty(),
                    OptionalLong.empty(), OptionalLong.empty(), Optional.empty()));
        }
        return new Reading(Import.Kind.SPEND, "small", facts, List.of(), problems);
    }
}
