package outlay.attribution;

import java.time.Duration;

/// Ages as people write them in the label of a model: whole days ("14d") or hours ("36h").
final class Age {
    private Age() {}

    /// @throws NumberFormatException where it is not a number followed by d or h
    static Duration parse(String text) {
        int length = text.length();
        int number = Integer.parseInt(text.substring(0, Math.max(0, length - 1)));
        return switch (text.charAt(length - 1)) {
            case 'd' -> Duration.ofDays(number);
            case 'h' -> Duration.ofHours(number);
            default -> throw new NumberFormatException("age " + text);
        };
    }

    /// In days where they are whole.
    static String print(Duration age) {
        long hours = age.toHours();
        return hours % 24 == 0 ? hours / 24 + "d" : hours + "h";
    }

    /// Whether it can be written, and is not nothing.
    static boolean wholeHours(Duration age) {
        return age.toHours() >= 1 && age.equals(Duration.ofHours(age.toHours()));
    }
}
