package outlay.base;

/// Countries by two capital letters, as ISO 3166-1 has them, and by small numbers: "AA" is 1, "ZZ" 676, and 0 is a
/// country that is not known, "".
public final class Country {
    /// The number of a country that is not known.
    public static final int UNKNOWN = 0;
    private static final int LETTERS = 26;

    private Country() {}

    /// The text itself.
    ///
    /// @throws IllegalArgumentException for anything but two capital letters or ""
    public static String checked(String code) {
        if (!code.isEmpty() && (code.length() != 2 || !letter(code.charAt(0)) || !letter(code.charAt(1)))) {
            throw new IllegalArgumentException("a country is two capital letters, such as DE");
        }
        return code;
    }

    /// @throws IllegalArgumentException likewise
    public static int number(String code) {
        return checked(code).isEmpty()
                ? UNKNOWN
                : (code.charAt(0) - 'A') * LETTERS + code.charAt(1) - 'A' + 1;
    }

    public static String code(int number) {
        if (number == UNKNOWN) {
            return "";
        }
        int from = number - 1;
        return new String(new char[]{(char) ('A' + from / LETTERS), (char) ('A' + from % LETTERS)});
    }

    private static boolean letter(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}
