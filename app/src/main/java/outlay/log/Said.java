package outlay.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;

/// Of an event's bytes, what its sender said: by this a repetition is known again. A retry comes from another network
/// or browser version, later, and against another clock; then the door sees other things (address, user agent, what
/// kind of program it is, how wrong the clock is), and the sender has said the same.
///
/// Of the time only seconds and below are compared, because the door corrects a wrong clock by whole minutes; of an
/// event that said no time, nothing. Bytes of any other form than [FactCodec] writes are compared whole.
final class Said {
    private static final byte[] AT = literal(",\"at\":\"");
    private static final byte[] SEEN = literal(",\"seen\":{\"trust\":\"");
    private static final byte[] BOT = literal(",\"bot\":\"");
    private static final byte[] CLOCK = literal(",\"clock\":\"");
    /// Behind the end of the consent, whose own names a sender can choose.
    private static final byte[] IP = literal("}},\"ip\":\"");
    private static final byte[] USER_AGENT = literal(",\"userAgent\":\"");
    private static final byte[] ON_ARRIVAL = literal("\"ON_ARRIVAL\"");
    /// Of "2026-10-01T12:00:00Z", from the T to the seconds.
    private static final int HOURS_AND_MINUTES = 7;

    private final byte[] body;
    private final MessageDigest digest;
    private int done;

    private Said(byte[] body, MessageDigest digest) {
        this.body = body;
        this.digest = digest;
    }

    /// Adds to `digest` what was said.
    static void add(Entry.Kind kind, byte[] body, MessageDigest digest) {
        if (kind != Entry.Kind.EVENT || !new Said(body, digest).addSaid()) {
            digest.update(body);
        }
    }

    private boolean addSaid() {
        int at = behind(AT, 0);
        int seen = behind(SEEN, at);
        int bot = behind(BOT, seen);
        int clock = behind(CLOCK, bot);
        int ip = behind(IP, clock);
        int agent = behind(USER_AGENT, ip);
        if (at < 0 || seen < 0 || bot < 0 || clock < 0 || ip < 0 || agent < 0) {
            return false;
        }
        boolean saidNoTime = startsWith(ON_ARRIVAL, clock - 1);
        leaveOut(at, saidNoTime ? end(at) : Math.min(end(at), seconds(at)));
        leaveOut(bot, end(bot));
        leaveOut(clock, end(clock));
        leaveOut(ip, end(ip));
        leaveOut(agent, end(agent));
        digest.update((byte) (saidNoTime ? 1 : 0));
        digest.update(body, done, body.length - done);
        return true;
    }

    private void leaveOut(int from, int to) {
        digest.update(body, done, from - done);
        done = to;
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
        for (int at = Math.max(0, from); from >= 0 && at <= body.length - what.length; at++) {
            if (startsWith(what, at)) {
                return at + what.length;
            }
        }
        return -1;
    }

    private boolean startsWith(byte[] what, int at) {
        for (int i = 0; i < what.length; i++) {
            if (at + i >= body.length || body[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] literal(String text) {
        return text.getBytes(US_ASCII);
    }
}
