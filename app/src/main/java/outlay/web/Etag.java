package outlay.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import outlay.base.Pausing;

/// Lets a reader that has an answer already keep it. The tag is weak, because the same answer may travel compressed.
public final class Etag {
    private static final int BYTES = 16;
    /// Between two of which the thread may rest.
    private static final int PIECE = 32_768;

    private Etag() {}

    /// The tag of what these bytes say.
    public static String of(byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int from = 0; from < body.length; from += PIECE) {
                Pausing.here(RestingThread.STEPS_BETWEEN_LOOKS);
                digest.update(body, from, Math.min(PIECE, body.length - from));
            }
            return "W/\"" + HexFormat.of().formatHex(digest.digest(), 0, BYTES) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// `response` with its tag, or 304 without a body when the request names that tag.
    public static Response conditional(Request request, Response response) {
        return conditional(request, response, of(response.body()));
    }

    static Response conditional(Request request, Response response, String tag) {
        Response tagged = response.with("ETag", tag);
        boolean known = request.header("If-None-Match").filter(header -> matches(header, tag)).isPresent();
        return known ? new Response(304, tagged.headers(), new byte[0]) : tagged;
    }

    /// Lets a change through that its sender decided on what is there now. Who sends no `If-Match` decides unseen.
    ///
    /// @param tag of what is there
    /// @throws Refused with 412 where somebody has changed it since it was read
    public static void check(Request request, String tag) {
        if (request.header("If-Match").filter(header -> !matches(header, tag)).isPresent()) {
            throw new Refused(Problem.of(412, "Changed meanwhile", "somebody has changed it since you read it, and "
                    + "nothing was done; read it again, and change what it says now"));
        }
    }

    private static boolean matches(String header, String tag) {
        for (String one : header.split(",")) {
            String candidate = one.strip();
            if (candidate.equals("*") || tag.equals(candidate) || tag.equals("W/" + candidate)) {
                return true;
            }
        }
        return false;
    }
}
