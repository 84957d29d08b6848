package outlay.bench;

/// An HTTP answer as it lies in a buffer, read without making anything of it.
final class HttpBytes {
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String LENGTH = "\r\ncontent-length:";

    private HttpBytes() {}

    static int status(byte[] answer) {
        return (answer[STATUS_AT] - '0') * 100 + (answer[STATUS_AT + 1] - '0') * 10 + answer[STATUS_AT + 2] - '0';
    }

    /// How many bytes head and body have together, or 0 where the head is not whole yet.
    static int answerLength(byte[] answer, int filled) {
        int body = 0;
        for (int i = STATUS_AT; i + 3 < filled; i++) {
            if (answer[i] == '\r') {
                if (answer[i + 2] == '\r' && answer[i + 1] == '\n' && answer[i + 3] == '\n') {
                    return i + 4 + body;
                }
                body = isLength(answer, i, filled) ? number(answer, i + LENGTH.length(), filled) : body;
            }
        }
        return 0;
    }

    private static boolean isLength(byte[] answer, int at, int filled) {
        for (int i = 0; i < LENGTH.length(); i++) {
            if (at + i >= filled || Character.toLowerCase((char) answer[at + i]) != LENGTH.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] answer, int from, int filled) {
        int number = 0;
        for (int i = from; i < filled && answer[i] != '\r'; i++) {
            number = answer[i] == ' ' ? number : number * 10 + answer[i] - '0';
        }
        return number;
    }
}
