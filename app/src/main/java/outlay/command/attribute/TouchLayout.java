package outlay.command.attribute;

import java.util.Locale;
import outlay.command.attribute.TouchFiles.Layout;

/// `person,ts,channel[,kind]`: a touch a row. A kind is click, visit or view; without one it is a visit.
final class TouchLayout implements Layout {
    private final int person;
    private final int at;
    private final int channel;
    private final int kind;

    TouchLayout(Header header) {
        if (!is(header)) {
            throw header.needs("person, ts and channel, and may have kind");
        }
        person = header.column("person");
        at = header.column("ts");
        channel = header.column("channel");
        kind = header.column("kind");
    }

    static boolean is(Header header) {
        return header.has("person", "ts", "channel");
    }

    @Override
    public void read(Rows rows, TouchData into) {
        into.touch(rows, person, Times.read(rows, at, "ts"), channel, kind >= 0 && view(rows));
    }

    @Override
    public int cells() {
        return 1 + Math.max(Math.max(person, at), Math.max(channel, kind));
    }

    private boolean view(Rows rows) {
        String text = rows.text(kind).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "view" -> true;
            case "", "click", "visit" -> false;
            default -> throw new BadRow(rows.rowAt(), "has \"" + Shown.text(text)
                    + "\" in kind; write click, visit or view.");
        };
    }
}
