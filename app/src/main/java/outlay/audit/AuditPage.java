package outlay.audit;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import outlay.vault.CannotOpen;

/// Some entries, the newest first. A line that was altered is left out here; [AuditCheck] names it.
///
/// @param next where the next page begins, for `before`; empty at the end
public record AuditPage(List<AuditEntry> entries, OptionalLong next) {
    static AuditPage of(AuditFiles files, AuditKeys keys, AuditQuestion question) throws IOException {
        List<AuditEntry> found = new ArrayList<>();
        for (YearMonth month : files.months().reversed()) {
            for (String text : files.lines(month).whole().reversed()) {
                Optional<AuditEntry> entry = AuditLine.read(text, keys)
                        .filter(AuditLine.Read::fits).map(AuditLine.Read::line)
                        .filter(question::mayWant).flatMap(line -> opened(line, keys))
                        .filter(each -> question.wants(each.said()));
                if (entry.isPresent() && found.size() == question.limit()) {
                    return new AuditPage(List.copyOf(found), OptionalLong.of(found.getLast().number()));
                }
                entry.ifPresent(found::add);
            }
        }
        return new AuditPage(List.copyOf(found), OptionalLong.empty());
    }

    private static Optional<AuditEntry> opened(AuditLine line, AuditKeys keys) {
        try {
            return Optional.of(line.opened(keys));
        } catch (CannotOpen altered) {
            return Optional.empty();
        }
    }
}
