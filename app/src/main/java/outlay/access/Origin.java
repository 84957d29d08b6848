package outlay.access;

import outlay.web.Request;

/// Where the pages are for whoever asks: links are made with it.
public final class Origin {
    private Origin() {}

    /// Like `https://outlay.example`. The host has been checked to be one of ours; without TLS we are reached on this
    /// machine alone.
    public static String of(Request request) {
        String host = request.header("Host").orElse("127.0.0.1");
        return (Cookies.onThisMachine(request) ? "http://" : "https://") + host;
    }

    /// A page that is opened by a secret, which stands where no log and no server reads it.
    static String page(String origin, String what, String secret) {
        return origin + "/?view=sign-in#" + what + "=" + secret;
    }
}
