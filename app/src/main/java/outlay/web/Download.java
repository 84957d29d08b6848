package outlay.web;

import java.nio.charset.StandardCharsets;

/// A file that a reader takes out of the house. That somebody did is written down, so a file says how many rows it has.
public final class Download {
    /// For whoever writes it down; it goes no further.
    public static final String ROWS = "Outlay-Rows";
    public static final String DISPOSITION = "Content-Disposition";

    private Download() {}

    /// @param rows without the header
    public static Response csv(String name, long rows, CharSequence text) {
        return Response.of(200, "text/csv; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8))
                .with(DISPOSITION, "attachment; filename=\"" + name + "\"").with(ROWS, Long.toString(rows))
                .with("Cache-Control", "no-store");
    }
}
