package outlay.log;

import static outlay.json.JsonBytes.piece;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Of an event's bytes, what its sender said: by this a repetition is known again. A retry comes from another network
/// or browser version, later, and against another clock; then the door sees other things (address, user agent, what
/// kind of program it is, how wrong the clock is), and the sender has said the same.
///
/// Traits and the visitor's country are left out as if they had not been said: before they were kept, the same event
/// had none, and a file that is imported once more after an upgrade has to be known again. The country is the door's to
/// see, too: who sends again may have crossed a border.
///
/// Of the time only seconds and below are compared, because the door corrects a wrong clock by whole minutes; of an
/// event that said no time, nothing. Bytes of any other form than [FactCodec] writes are compared whole.
final class Said {
    private static final byte[] AT = piece(",\"at\":\"");
    private static final byte[] SEEN = piece(",\"seen\":{\"trust\":\"");
    private static final byte[] BOT = piece(",\"bot\":\"");
    private static final byte[] CLOCK = piece(",\"clock\":\"");
    /// Behind the end of the consent, whose own names a sender can choose.
    private static final byte[] IP = piece("}},\"ip\":\"");
    private static final byte[] USER_AGENT = piece(",\"userAgent\":\"");
    private static final byte[] TRAITS = piece(",\"traits\":{");
    private static final byte[] VISITOR_COUNTRY = piece(",\"visitorCountry\":\"");
    /// Two letters, a quotation mark and the end of all.
    private static final int BEHIND_COUNTRY = 4;
    private static final byte[] ON_ARRIVAL = piece("ON_ARRIVAL\"");
    /// Of "2026-10-01T12:00:00Z", from the T to the seconds.
    private static final int HOURS_AND_MINUTES = 7;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] body;
    private final byte[] said;
    private int length;
    private int done;

    private Said(byte[] body, byte[] room, int at) {
        this.body = body;
        this.length = at;
        this.said = room;
    }

    /// Puts what was said into `room` from `at` on, where [#roomFor] bytes are free, and gives how many bytes it is.
    static int put(Entry.Kind kind, byte[] body, byte[] room, int at) {
        if (kind == Entry.Kind.EVENT) {
            Said event = new Said(body, room, at);
            event.pick();
            return event.length - at;
        }
        System.arraycopy(body, 0, room, at, body.length);
        return body.length;
    }

    static int roomFor(byte[] body) {
        return body.length + 2;
    }

    private void pick() {
        int at = behind(AT, 0);
        int seen = behind(SEEN, at);
        int bot = behind(BOT, seen);
        int clock = behind(CLOCK, bot);
        int ip = behind(IP, clock);
        int agent = behind(USER_AGENT, ip);
        // These two are the last components, so that what is before them and the end is what was written without them.
        int traits = find(TRAITS, Math.max(0, agent));
        int behind = traits < 0 ? country() : traits;
        if (agent >= 0) {
            boolean saidNoTime = standsAt(clock, ON_ARRIVAL);
            leaveOut(at, saidNoTime ? end(at) : Math.min(end(at), seconds(at)));
            leaveOut(bot, end(bot));
            leaveOut(clock, end(clock));
            leaveOut(ip, end(ip));
            leaveOut(agent, end(agent));
            said[length++] = (byte) (saidNoTime ? 1 : 0);
        }
        take(behind);
        if (behind < body.length) {
            said[length++] = '}';
        }
    }

    /// Where the country begins, or the end of all where there is none.
    private int country() {
        int country = body.length - BEHIND_COUNTRY - VISITOR_COUNTRY.length;
        return country >= 0 && standsAt(country, VISITOR_COUNTRY) ? country : body.length;
    }

    private void leaveOut(int from, int to) {
        take(from);
        done = to;
    }

    private void take(int until) {
        System.arraycopy(body, done, said, length, until - done);
        length += until - done;
    }

    private int seconds(int at) {
        int t = at;
        while (t < body.length && body[t] != 'T') {
            t++;
        }
        return t + HOURS_AND_MINUTES;
    }

    /// Where the text that begins at `from` ends. A quotation mark within one has a backslash before it.
    private int end(int from) {
        int at = from;
        while (at < body.length && body[at] != '"') {
            at += body[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, body.length);
    }

    /// Behind the first `what` from `from` on, or a negative number. No text has a bare quotation mark, so that what a
    /// sender wrote is never taken for one of these.
    private int behind(byte[] what, int from) {
        int at = from < 0 ? -1 : find(what, from);
        return at < 0 ? -1 : at + what.length;
    }

    /// Looks at four bytes at once, of which there are hardly any like those that `what` begins with.
    private int find(byte[] what, int from) {
        int begin = (int) INTS.get(what, 0);
        for (int i = from; i <= body.length - what.length; i++) {
            if ((int) INTS.get(body, i) == begin && standsAt(i, what)) {
                return i;
            }
        }
        return -1;
    }

    private boolean standsAt(int at, byte[] what) {
        return at + what.length <= body.length
                && Arrays.equals(body, at, at + what.length, what, 0, what.length);
    }
}
