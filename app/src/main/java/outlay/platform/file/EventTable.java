package outlay.platform.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import outlay.collect.FileReader;

/// Reads tables of orders and refunds, of offline conversions, and of campaign members: each row becomes an event, as
/// if the site had sent it.
public final class EventTable implements FileReader {
    private final EventLayout layout;
    private final FieldTable table;

    private EventTable(EventLayout layout) {
        this.layout = layout;
        table = new FieldTable(layout.kind(), layout.format(), EventLayout.FIELDS, "event-headers.txt",
                layout.needed(), List.of("value", "refund"), List.of("time", "refunded_at"), layout::knows);
    }

    public static List<FileReader> all() {
        List<FileReader> all = new ArrayList<>();
        for (EventLayout layout : EventLayout.values()) {
            all.add(new EventTable(layout));
        }
        return all;
    }

    @Override
    public String reads() {
        return "table of " + layout.format();
    }

    @Override
    public int recognises(Source source) {
        if (source.kind().isPresent() && source.kind().get() != layout.kind()) {
            return 0;
        }
        return table.begins(source) ? layout.certainty() : source.kind().isPresent() ? 1 : 0;
    }

    @Override
    public Reading read(Source source) throws IOException {
        return table.read(source, (of, columns, written, findings) -> new EventRows(of, layout, columns,
                written.numbers(), written.times(), findings)::row);
    }
}
