package outlay.command.attribute;

import java.nio.charset.StandardCharsets;
import outlay.command.attribute.TouchFiles.Layout;

/// The Criteo Attribution data set: an impression a row, with what became of it.
///
/// Campaigns are the channels. An impression that was clicked is a click, any other a view. A conversion is told by
/// every impression before it and is taken once for each `conversion_id` of a person. Times are seconds since the first
/// day of the data; `cost` and `cpo` are scaled by a factor that was not published and are passed over, so that
/// conversions have no value.
final class CriteoLayout implements Layout {
    private static final String TAB_BETWEEN = "\t";

    private final int person;
    private final int at;
    private final int campaign;
    private final int click;
    private final int conversion;
    private final int convertedAt;
    private final int id;
    private final NameTable known = new NameTable();
    private int conversions;

    CriteoLayout(Header header) {
        person = header.column("uid");
        at = header.column("timestamp");
        campaign = header.column("campaign");
        click = header.column("click");
        conversion = header.column("conversion");
        convertedAt = header.column("conversion_timestamp");
        id = header.column("conversion_id");
    }

    static boolean is(Header header) {
        return header.has("timestamp", "uid", "campaign", "click", "conversion", "conversion_timestamp",
                "conversion_id");
    }

    @Override
    public void read(Rows rows, TouchData into) {
        into.touch(rows, person, Times.read(rows, at, "timestamp"), campaign, !Flags.read(rows, click, "click"));
        if (Flags.read(rows, conversion, "conversion")) {
            byte[] key = (rows.text(person) + TAB_BETWEEN + rows.text(id))
                    .getBytes(StandardCharsets.UTF_8);
            int before = conversions;
            known.number(key, 0, key.length, (start, end) -> conversions++);
            if (conversions > before) {
                into.conversion(rows, person, Times.read(rows, convertedAt, "conversion_timestamp"), -1, "", -1);
            }
        }
    }

    @Override
    public int cells() {
        return 1 + Math.max(Math.max(Math.max(person, at), Math.max(campaign, click)),
                Math.max(Math.max(conversion, convertedAt), id));
    }
}
