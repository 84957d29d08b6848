package outlay.command.attribute;

import outlay.command.attribute.TouchFiles.Layout;

/// `cookie,time,interaction,conversion,conversion_value,channel`: every row is a touch, and where `conversion` is 1 a
/// conversion at the same time too. Its impressions are all the touches that it has, so they count like visits.
final class CookieLayout implements Layout {
    private static final String[] COLUMNS = {"cookie", "time", "interaction", "conversion", "conversion_value",
            "channel"};

    private final int cookie;
    private final int at;
    private final int conversion;
    private final int value;
    private final int channel;

    CookieLayout(Header header) {
        cookie = header.column("cookie");
        at = header.column("time");
        conversion = header.column("conversion");
        value = header.column("conversion_value");
        channel = header.column("channel");
    }

    static boolean is(Header header) {
        return header.has(COLUMNS);
    }

    @Override
    public void read(Rows rows, TouchData into) {
        long millis = Times.read(rows, at, "time");
        into.touch(rows, cookie, millis, channel, false);
        if (Flags.read(rows, conversion, "conversion")) {
            into.conversion(rows, cookie, millis, value, "conversion_value", -1);
        }
    }

    @Override
    public int cells() {
        return 1 + Math.max(Math.max(Math.max(cookie, at), Math.max(conversion, value)), channel);
    }
}
