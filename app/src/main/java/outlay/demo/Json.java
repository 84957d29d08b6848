package outlay.demo;

/// Builds one JSON object on one line, with its names in the order in which they are given.
final class Json {
    private final StringBuilder text = new StringBuilder(512).append('{');

    /// A member that is left out when its value is "".
    Json text(String name, String value) {
        return value.isEmpty() ? this : name(name).quoted(value);
    }

    /// A number, an object or a list that is JSON already; left out when it is "".
    Json raw(String name, String json) {
        if (!json.isEmpty()) {
            name(name).text.append(json);
        }
        return this;
    }

    Json number(String name, long value) {
        name(name).text.append(value);
        return this;
    }

    Json flag(String name, boolean value) {
        name(name).text.append(value);
        return this;
    }

    String close() {
        return text.append('}').toString();
    }

    /// A list of texts.
    static String list(Iterable<String> values) {
        Json list = new Json();
        list.text.setLength(0);
        list.text.append('[');
        for (String value : values) {
            if (list.text.length() > 1) {
                list.text.append(',');
            }
            list.quoted(value);
        }
        return list.text.append(']').toString();
    }

    private Json name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        quoted(name).text.append(':');
        return this;
    }

    private Json quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                text.append(c);
            }
        }
        text.append('"');
        return this;
    }
}
