package outlay.fact;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import outlay.base.ClientId;

/// What somebody said that the columns of a table mean, so that the next table with the same header need not be asked
/// about. Of several words on the same header the latest holds.
///
/// @param headers  of the table, as they stand
/// @param mapping  column to field, and how days and numbers are written where that was said
/// @param platform that was named with it, or ""
/// @param kind     that was named with it, or ""
public record ColumnMapping(ClientId client, List<String> headers, SortedMap<String, String> mapping, String platform,
        String kind, Instant at) implements Fact {
    @Override
    public String id() {
        return "mapping/" + at + "/" + List.of(headers, mapping, platform, kind).hashCode();
    }
}
