package outlay.platform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outlay.collect.table.Row;
import outlay.collect.table.WrongFile;

/// Which column of a table holds what: first what the user mapped, then the layout's own words, then everybody's.
final class SpendColumns {
    static final String NUMBER_FORMAT = "number-format";
    static final String DATE_FORMAT = "date-format";
    private static final HeaderWords WORDS = HeaderWords.load("spend-headers.txt");

    private final List<String> headers;
    private final EnumMap<SpendField, List<Integer>> at = new EnumMap<>(SpendField.class);
    private final Map<Integer, Integer> twins = new LinkedHashMap<>();
    private final ColumnUse used;
    private String headerCurrency = "";

    private SpendColumns(List<String> headers) {
        this.headers = headers;
        this.used = new ColumnUse(headers);
    }

    static SpendColumns bind(List<String> headers, SpendLayout layout, Map<String, String> mapping) throws WrongFile {
        SpendColumns columns = new SpendColumns(headers);
        Set<Integer> taken = columns.bindMapped(mapping);
        columns.bindWords(layout, taken);
        columns.bindId(layout, taken);
        columns.twins.keySet().forEach(columns.used::remove);
        return columns;
    }

    /// How many columns of a row would be known if it were the header; 0 where it can be no header of a spend table.
    static int score(List<String> cells, SpendLayout layout, Map<String, String> mapping) {
        if (cells.size() < 2) {
            return 0;
        }
        SpendColumns columns = new SpendColumns(cells);
        int mapped = 0;
        for (String column : mapping.keySet()) {
            mapped += columns.find(column).isPresent() ? 1 : 0;
        }
        try {
            columns = bind(cells, layout, mapped == 0 ? Map.of() : present(columns, mapping));
        } catch (WrongFile wrongMapping) {
            // The header is there all the same; the mapping is complained about when the file is read.
            return mapped;
        }
        boolean money = columns.has(SpendField.SPEND) || columns.has(SpendField.SPEND_MICROS);
        boolean what = columns.has(SpendField.DAY) || columns.has(SpendField.PERIOD_START) || columns.anyEntity();
        return money && what ? columns.at.size() + 3 * mapped : 3 * mapped;
    }

    boolean has(SpendField field) {
        return at.containsKey(field);
    }

    /// The column of a field; for a count that is added from several, the first of them.
    int at(SpendField field) {
        return all(field).getFirst();
    }

    List<Integer> all(SpendField field) {
        List<Integer> columns = at.get(field);
        if (columns == null) {
            throw new IllegalStateException("no column for " + field.word());
        }
        return columns;
    }

    String cell(Row row, SpendField field) {
        List<Integer> columns = at.get(field);
        return columns == null ? "" : row.cell(columns.getFirst());
    }

    String header(SpendField field) {
        return has(field) ? headers.get(at(field)) : "";
    }

    String header(int column) {
        return headers.get(column);
    }

    /// The spend column: millionths where there are two, because they are exact.
    SpendField money() {
        return has(SpendField.SPEND_MICROS) ? SpendField.SPEND_MICROS : SpendField.SPEND;
    }

    /// The currency that the spend column's header names, or "".
    String headerCurrency() {
        return headerCurrency;
    }

    /// Columns with the same header as one that is used: later column to earlier one.
    Map<Integer, Integer> twins() {
        return Map.copyOf(twins);
    }

    boolean anyEntity() {
        return at.keySet().stream().anyMatch(SpendField::isEntity);
    }

    ColumnUse use() {
        return used;
    }

    /// Whether programs made the table for programs: headers such as `date_day`, which no user interface writes.
    boolean machine() {
        return headers.stream().filter(h -> h.matches("_?[a-zA-Z0-9]+(_[a-zA-Z0-9]+)+")).count() >= 2;
    }

    private static Map<String, String> present(SpendColumns columns, Map<String, String> mapping) {
        Map<String, String> present = new LinkedHashMap<>(mapping);
        present.keySet().removeIf(column -> columns.find(column).isEmpty());
        return present;
    }

    private Set<Integer> bindMapped(Map<String, String> mapping) throws WrongFile {
        Set<Integer> taken = new HashSet<>();
        for (Map.Entry<String, String> entry : mapping.entrySet()) {
            if (entry.getKey().equals(NUMBER_FORMAT) || entry.getKey().equals(DATE_FORMAT)) {
                continue;
            }
            int column = find(entry.getKey()).orElseThrow(
                    () -> new WrongFile(0, "",
                            "--map names a column \"" + entry.getKey() + "\" that the file does not have",
                            "Its columns are: " + String.join(", ", headers) + "."));
            taken.add(column);
            String word = entry.getValue().strip();
            if (word.isEmpty() || word.equalsIgnoreCase("ignore")) {
                continue;
            }
            SpendField field = SpendField.named(word)
                    .orElseThrow(() -> new WrongFile(0, headers.get(column), "--map gives it to a field \"" + word
                            + "\" that does not exist", "The fields are: " + SpendField.list() + ", ignore."));
            if (has(field) && !field.isCount()) {
                throw new WrongFile(0, headers.get(column), "--map gives two columns to the field " + field.word(),
                        "Leave one of them out, or write COLUMN=ignore.");
            }
            put(field, column);
        }
        if (has(SpendField.SPEND) && has(SpendField.SPEND_MICROS)) {
            throw new WrongFile(0, "", "--map gives columns to both spend and spend_micros",
                    "Leave one of them out: they are the same money in two units.");
        }
        return taken;
    }

    private void bindWords(SpendLayout layout, Set<Integer> taken) {
        boolean moneyMapped = has(SpendField.SPEND) || has(SpendField.SPEND_MICROS);
        Map<String, List<Integer>> byWord = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            byWord.computeIfAbsent(HeaderWords.head(headers.get(i)).word(), word -> new ArrayList<>()).add(i);
        }
        Set<String> special = new HashSet<>();
        layout.words().values().forEach(special::addAll);
        for (SpendField field : SpendField.values()) {
            boolean money = field == SpendField.SPEND || field == SpendField.SPEND_MICROS;
            if (has(field) || money && moneyMapped) {
                continue;
            }
            List<String> own = layout.words().get(field);
            List<String> words = own != null ? own : WORDS.of(field.word());
            for (String word : words) {
                if (has(field) || own == null && special.contains(word)) {
                    continue;
                }
                bindWord(field, byWord.getOrDefault(word, List.of()), taken);
            }
        }
        if (!has(SpendField.SPEND) && !has(SpendField.SPEND_MICROS)) {
            bindMoneyWithCurrency(taken);
        }
        if (layout.micros() && !moneyMapped && has(SpendField.SPEND)) {
            at.put(SpendField.SPEND_MICROS, all(SpendField.SPEND));
            at.remove(SpendField.SPEND);
        }
    }

    private void bindWord(SpendField field, List<Integer> columns, Set<Integer> taken) {
        if (columns.isEmpty()) {
            return;
        }
        List<Integer> free = columns.stream().filter(column -> !taken.contains(column)).toList();
        for (int i = 0; i < free.size(); i++) {
            if (i == 0) {
                put(field, free.get(0));
                taken.add(free.get(0));
            } else {
                twins.put(free.get(i), free.get(0));
            }
        }
    }

    private void bindMoneyWithCurrency(Set<Integer> taken) {
        for (int i = 0; i < headers.size(); i++) {
            HeaderWords.Head head = HeaderWords.headWithLastWord(headers.get(i));
            if (!taken.contains(i) && !head.currency().isEmpty() && !has(SpendField.SPEND)
                    && WORDS.of(SpendField.SPEND.word()).contains(head.word())) {
                put(SpendField.SPEND, i);
                taken.add(i);
            }
        }
    }

    /// A column that is only called `id` is of what the table is about: the ad group where campaigns have a column.
    private void bindId(SpendLayout layout, Set<Integer> taken) {
        Optional<Integer> id = find("id");
        boolean known = layout.words().values().stream().anyMatch(words -> words.contains("id"));
        if (id.isEmpty() || taken.contains(id.get()) || known || has(SpendField.AD_ID)) {
            return;
        }
        if (!has(SpendField.CAMPAIGN_ID)) {
            put(SpendField.CAMPAIGN_ID, id.get());
        } else if (!has(SpendField.AD_GROUP_ID)) {
            put(SpendField.AD_GROUP_ID, id.get());
        }
    }

    private void put(SpendField field, int column) {
        at.computeIfAbsent(field, first -> new ArrayList<>()).add(column);
        used.add(column);
        if (field == SpendField.SPEND || field == SpendField.SPEND_MICROS) {
            String named = HeaderWords.head(headers.get(column)).currency();
            headerCurrency = named.isEmpty() ? HeaderWords.headWithLastWord(headers.get(column)).currency() : named;
        }
    }

    private Optional<Integer> find(String name) {
        String wanted = name.strip();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).equals(wanted)) {
                return Optional.of(i);
            }
        }
        String small = wanted.toLowerCase(Locale.ROOT);
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).toLowerCase(Locale.ROOT).equals(small)) {
                return Optional.of(i);
            }
        }
        String plain = HeaderWords.plain(wanted);
        for (int i = 0; i < headers.size(); i++) {
            if (HeaderWords.plain(headers.get(i)).equals(plain)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
