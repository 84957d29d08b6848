package outlay.activate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outlay.activate.egress.PublicUrl;

/// One account at a destination: what its owner set. `toString` never tells a value.
public final class Account {
    /// The share that shall be delivered, and when the key ends: what every account may say besides what its
    /// destination wants.
    public static final String TARGET = "delivery_target";
    public static final String KEY_ENDS = "key_ends";
    public static final List<Setting> COMMON = List.of(
            Setting.may(TARGET, "\\d{1,2}(\\.\\d{1,2})?", "",
                    "the share in percent that shall be delivered in time, below 100, like 99.5"),
            Setting.may(KEY_ENDS, "20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "",
                    "the day on which the account's key ends, like 2027-01-31"));

    private final SortedMap<String, String> values;

    private Account(SortedMap<String, String> values) {
        this.values = values;
    }

    /// One thing that the owner of an account has to say, or may.
    ///
    /// @param shape  what the whole value has to look like
    /// @param where  where the platform shows it, or makes it; "" where that is said already
    /// @param url    whether it is an address that is called, which has to be one of the world's
    /// @param secret whether it is never shown again
    /// @param usual  what holds when nothing is said; empty where there is no such thing
    public record Setting(String name, String says, String where, Pattern shape, boolean required, boolean secret,
            boolean url, String usual) {
        public static Setting must(String name, String shape, String says) {
            return new Setting(name, says, "", Pattern.compile(shape), true, false, false, "");
        }

        public static Setting may(String name, String shape, String usual, String says) {
            return new Setting(name, says, "", Pattern.compile(shape), false, false, false, usual);
        }

        public static Setting secret(String name, String says) {
            return secret(name, "[\\x21-\\x7e]{8,4096}", says);
        }

        public static Setting secret(String name, String shape, String says) {
            return new Setting(name, says, "", Pattern.compile(shape), true, true, false, "");
        }

        public static Setting url(String name, String says) {
            return new Setting(name, says, "", Pattern.compile(".+"), true, false, true, "");
        }

        /// The same, with where at the platform it is found.
        public Setting found(String place) {
            return new Setting(name, says, place, shape, required, secret, url, usual);
        }
    }

    /// What is wrong with the settings of an account: each mistake begins with the name of its setting.
    public static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final transient List<String> mistakes;

        public Wrong(List<String> mistakes) {
            super(String.join("; ", mistakes));
            this.mistakes = List.copyOf(mistakes);
        }

        public List<String> mistakes() {
            return mistakes;
        }
    }

    /// @throws Wrong naming every setting that is wrong, and the remedy
    public static Account of(List<Setting> own, Map<String, String> given) {
        List<Setting> settings = Stream.concat(own.stream(), COMMON.stream()).toList();
        List<String> mistakes = new ArrayList<>();
        SortedMap<String, String> values = new TreeMap<>();
        for (Setting setting : settings) {
            String value = given.getOrDefault(setting.name(), setting.usual());
            if (value.isEmpty()) {
                if (setting.required()) {
                    mistakes.add(setting.name() + " is missing: " + setting.says());
                }
            } else if (!setting.shape().matcher(value).matches()) {
                mistakes.add(setting.name() + (setting.secret() ? "" : " \"" + value + "\"") + " is not "
                        + setting.says());
            } else if (setting.url() && PublicUrl.mistake(value).isPresent()) {
                mistakes.add(setting.name() + " " + PublicUrl.mistake(value).get());
            } else {
                values.put(setting.name(), value);
            }
        }
        for (String name : new TreeMap<>(given).keySet()) {
            if (settings.stream().noneMatch(setting -> setting.name().equals(name))) {
                mistakes.add(name + " is not known; there are "
                        + String.join(", ", settings.stream().map(Setting::name).toList()));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new Wrong(mistakes);
        }
        return new Account(Collections.unmodifiableSortedMap(values));
    }

    /// What is set, or usual.
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// What has to be there, because [#of] demanded it or there is a usual value.
    public String must(String name) {
        return get(name).orElseThrow(() -> new IllegalStateException("the setting " + name + " is not declared"));
    }

    @Override
    public String toString() {
        return "Account" + values.keySet();
    }
}
