package outlay.base;

import java.util.regex.Pattern;

/// Whose data this is: one client of an agency, and the first part of every key.
public record ClientId(String value) implements Comparable<ClientId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public ClientId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("client \"" + value
                    + "\" must be 1 to 63 lower-case letters, digits or hyphens and begin with a letter or digit");
        }
    }

    @Override
    public int compareTo(ClientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
