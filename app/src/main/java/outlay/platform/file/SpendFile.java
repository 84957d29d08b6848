package outlay.platform.file;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.collect.FileReader;
import outlay.fact.Import;
import outlay.platform.PlatformNames;
import outlay.platform.SpendField;
import outlay.platform.SpendLayout;
import outlay.platform.SpendReader;

/// Reads every table of spend that no platform's own layout fits: columns named as in dbt_ad_reporting, tables that
/// connectors copied from an interface, and whatever the user maps with `--map`.
public final class SpendFile implements FileReader {
    private static final int CERTAIN = 25;

    private final SpendReader commissions = new SpendReader(Commissions.REPORT);
    private final List<SpendReader> shapes = Stream.concat(ApiShapes.ALL.stream().map(SpendReader::new),
            Stream.of(commissions)).toList();
    private final SpendReader plain = new SpendReader(ApiShapes.PLAIN);

    @Override
    public String reads() {
        return "table of spend of any platform";
    }

    @Override
    public int recognises(Source source) {
        if (source.kind().isPresent() && source.kind().get() != Import.Kind.SPEND) {
            return 0;
        }
        boolean asked = source.kind().isPresent() || source.platform().isPresent();
        Optional<SpendReader> shape = shape(source);
        if (shape.isPresent()) {
            return 70;
        }
        if (plain.isSpendTable(source)) {
            return source.mapping().isEmpty() ? 40 : 50;
        }
        return asked ? 5 : 0;
    }

    @Override
    public Reading read(Source source) throws IOException {
        return shape(source).orElse(plain).read(source);
    }

    /// That of commissions where the user says so of a column; else the shape with most marks, of those that the user's
    /// `--platform` does not exclude.
    private Optional<SpendReader> shape(Source source) {
        if (source.mapping().values().stream().anyMatch(SpendField::isCommission)
                && commissions.isSpendTable(source)) {
            return Optional.of(commissions);
        }
        SpendReader best = null;
        int most = 0;
        for (SpendReader shape : shapes) {
            SpendLayout layout = shape.layout();
            boolean excluded = source.platform().isPresent() && !layout.platform().isEmpty()
                    && !PlatformNames.label(source.platform().get()).equals(layout.platform());
            int marks = excluded ? 0 : shape.marks(source);
            if (marks >= CERTAIN && marks > most) {
                best = shape;
                most = marks;
            }
        }
        return Optional.ofNullable(best);
    }
}
