package outlay.bench.signal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// All rates of a region at a time, versioned: `us-1` never changes, a better one is `us-2`.
record Preset(String name, Map<String, Parameter> parameters) {
    private static final Map<String, String> NEWEST = Map.of("us", "us-1", "eu", "eu-1", "global", "global-1");
    private static final int COLUMNS = 7;

    /// A mistake in a preset or in what overrides it, as a sentence with its remedy.
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    /// @param name `us`, `eu`, `global` for the newest, or one with its version
    static Preset named(String name) throws Wrong {
        String version = NEWEST.getOrDefault(name.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        if (!NEWEST.containsValue(version)) {
            throw new Wrong("--preset \"" + name + "\" is not known; there are us, eu and global");
        }
        try (InputStream in = Objects.requireNonNull(Preset.class.getResourceAsStream(version + ".txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Parameter> all = new LinkedHashMap<>();
            for (Parameter parameter : read(version + ".txt", text.lines().toList())) {
                if (all.put(parameter.name(), parameter) != null) {
                    throw new Wrong(version + ".txt: " + parameter.name() + " stands there twice; keep one of the two");
                }
            }
            return new Preset(version, all);
        } catch (IOException unreadable) {
            throw new Wrong(version + ".txt: cannot be read: " + unreadable.getMessage());
        }
    }

    /// With the parameters of a file in the form of the presets instead of ours of the same names.
    Preset with(Path file) throws Wrong {
        try {
            Map<String, Parameter> all = new LinkedHashMap<>(parameters);
            for (Parameter parameter : read(file.toString(), Files.readAllLines(file))) {
                known(parameter.name(), file.toString());
                all.put(parameter.name(), parameter);
            }
            return new Preset(name + " with " + file.getFileName(), all);
        } catch (IOException unreadable) {
            throw new Wrong("--params " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /// With one parameter held at a value.
    Preset with(String parameter, double value) throws Wrong {
        known(parameter, "--set " + parameter);
        Map<String, Parameter> all = new LinkedHashMap<>(parameters);
        all.computeIfPresent(parameter, (name, before) -> before.fixedAt(value));
        return new Preset(name, all);
    }

    /// The values of one draw, each from its own band.
    Rates draw(Chance chance) {
        SortedMap<String, Double> values = new TreeMap<>();
        parameters.values().forEach(parameter -> values.put(parameter.name(),
                chance.between(parameter.low(), parameter.high(), "rate " + parameter.name())));
        return new Rates(values);
    }

    /// The same draw before browsers and consent took what they take; everything else as today.
    Rates before(Rates today) {
        SortedMap<String, Double> values = new TreeMap<>(today.values());
        parameters.values().stream().filter(Preset::sinceThen)
                .forEach(parameter -> values.put(parameter.name(), parameter.neutral()));
        return new Rates(values);
    }

    /// With nothing lost and nothing noisy.
    Preset lossless() {
        Map<String, Parameter> all = new LinkedHashMap<>();
        parameters.values().forEach(parameter -> all.put(parameter.name(),
                parameter.kind() == Parameter.Kind.WORLD ? parameter : parameter.fixedAt(parameter.neutral())));
        return new Preset(name + " without losses", all);
    }

    private static boolean sinceThen(Parameter parameter) {
        return switch (parameter.kind()) {
            case COOKIES, CONSENT -> true;
            case WORLD, BLOCKING, NOISE, EVIDENCE -> false;
        };
    }

    private void known(String parameter, String where) throws Wrong {
        if (!parameters.containsKey(parameter)) {
            throw new Wrong(where + ": there is no parameter \"" + parameter + "\"; there are "
                    + String.join(", ", parameters.keySet()));
        }
    }

    private static Collection<Parameter> read(String file, List<String> lines) throws Wrong {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                parameters.add(parameter(file + ":" + (i + 1), lines.get(i).split("\\|", -1)));
            }
        }
        return parameters;
    }

    private static Parameter parameter(String where, String[] cells) throws Wrong {
        if (cells.length != COLUMNS) {
            throw new Wrong(
                    where + ": has " + cells.length + " cells; write name | kind | low | high | neutral | source"
                            + " | sentence");
        }
        try {
            Parameter parameter = new Parameter(cells[0].strip(),
                    Parameter.Kind.valueOf(cells[1].strip().toUpperCase(Locale.ROOT)), Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), cells[5].strip(), cells[6].strip());
            if (!(parameter.low() <= parameter.high()) || parameter.source().isEmpty()) {
                throw new Wrong(
                        where + ": low must not be above high, and a source, or \"no source: swept\", be there");
            }
            return parameter;
        } catch (IllegalArgumentException wrong) {
            throw new Wrong(where + ": a number or the kind cannot be read (" + wrong.getMessage()
                    + "); kinds are world, blocking, cookies, consent, noise, evidence");
        }
    }
}
