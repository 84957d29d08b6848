package outlay.command.attribute;

/// What a file says, as it is repeated to the user.
final class Shown {
    private static final int MOST = 80;

    private Shown() {}

    static String text(String text) {
        return text.length() > MOST ? text.substring(0, MOST) + "..." : text;
    }
}
