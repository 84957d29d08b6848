package outlay.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.collect.UrlTags;
import outlay.collect.table.Absent;
import outlay.collect.table.Row;
import outlay.collect.table.WrongFile;
import outlay.fact.Clue;
import outlay.fact.Import;

/// Which column of a CRM table holds what, and which ones say when a stage was entered.
final class CrmColumns {
    private static final List<String> CONTACT_FIELDS = List.of("contact_id", "email", "created_at", "modified_at",
            "company_id", "company", "parent_company_id", "stage", "deleted", "first_name", "last_name", "title",
            "city", "country", "website");
    private static final List<String> DEAL_FIELDS = List.of("deal_id", "name", "amount", "currency", "stage", "status",
            "pipeline", "won", "lost", "closed", "created_at", "closed_at", "modified_at", "contact_ids", "emails",
            "company_id", "company", "deleted", "merged_ids");
    /// What else tells who a contact is; several columns may hold the same, as "phone" and "mobile phone" do.
    private static final Map<String, Clue.Kind> CLUES = Map.of("other_emails", Clue.Kind.EMAIL, "phone",
            Clue.Kind.PHONE, "user_id", Clue.Kind.USER, "anonymous_id", Clue.Kind.ANONYMOUS, "lead_id",
            Clue.Kind.LEAD, "merged_ids", Clue.Kind.CONTACT);
    private static final String STAGE = "stage:";
    private static final Pattern ENTERED = Pattern
            .compile("(?i)^date entered\\s+[\"'\u201c]?(.+?)(?:\\s*\\(([^()]*)\\))?[\"'\u201d]?$");

    private final List<String> headers;
    private final Map<String, Integer> at = new LinkedHashMap<>();
    private final Map<Integer, String> stages = new LinkedHashMap<>();
    private final Map<Integer, ClueColumn> clues = new LinkedHashMap<>();
    private final ColumnUse used;

    private CrmColumns(List<String> headers) {
        this.headers = headers;
        this.used = new ColumnUse(headers);
    }

    static CrmColumns bind(List<String> headers, CrmLayout layout, Map<String, String> mapping) throws WrongFile {
        CrmColumns columns = new CrmColumns(headers);
        Set<Integer> taken = columns.bindMapped(layout, mapping);
        HeaderWords words = HeaderWords.load(layout.words());
        List<String> plain = headers.stream().map(header -> HeaderWords.head(header).word()).toList();
        for (String field : fields(layout)) {
            for (String word : words.of(field)) {
                int column = plain.indexOf(word);
                if (!columns.has(field) && column >= 0 && !taken.contains(column)) {
                    columns.put(field, column);
                    taken.add(column);
                }
            }
        }
        columns.bindClues(layout, words, plain, taken);
        for (int i = 0; i < headers.size(); i++) {
            Optional<String> stage = taken.contains(i) ? Optional.empty() : stage(headers.get(i), plain.get(i), layout);
            if (stage.isPresent()) {
                columns.stages.put(i, stage.get());
                columns.used.add(i);
            }
        }
        return columns;
    }

    /// What a column says of who a contact is.
    ///
    /// @param click of a click id the platform's name for it
    record ClueColumn(Clue.Kind kind, String click) {}

    static int score(List<String> cells, CrmLayout layout, Map<String, String> mapping) {
        if (cells.size() < 2) {
            return 0;
        }
        Map<String, String> present = new LinkedHashMap<>(mapping);
        CrmColumns probe = new CrmColumns(cells);
        present.keySet().removeIf(column -> probe.find(column).isEmpty());
        try {
            CrmColumns columns = bind(cells, layout, present);
            boolean key = layout.kind() == Import.Kind.CONTACTS
                    ? columns.has("contact_id") || columns.has("email")
                    : columns.has("deal_id");
            return key && columns.at.size() + columns.stages.size() > 1
                    ? columns.at.size() + columns.stages.size() + 3 * present.size()
                    : 3 * present.size();
        } catch (WrongFile wrongMapping) {
            // The header is there all the same; the mapping is complained about when the file is read.
            return 1;
        }
    }

    /// Whether a mapping is about objects of this kind at all.
    static boolean maps(CrmLayout layout, Map<String, String> mapping) {
        String key = layout.kind() == Import.Kind.CONTACTS ? "contact_id" : "deal_id";
        return mapping.values().stream().anyMatch(field -> field.strip().equalsIgnoreCase(key));
    }

    boolean has(String field) {
        return at.containsKey(field);
    }

    /// The text of a cell, "" where it is absent.
    String text(Row row, String field) {
        Integer column = at.get(field);
        String cell = column == null ? "" : row.cell(column);
        return Absent.is(cell) ? "" : cell;
    }

    String header(String field) {
        Integer column = at.get(field);
        return column == null ? "" : headers.get(column);
    }

    String header(int column) {
        return headers.get(column);
    }

    Map<Integer, String> stages() {
        return stages;
    }

    /// The columns that tell more of who a contact is.
    Map<Integer, ClueColumn> clues() {
        return clues;
    }

    ColumnUse use() {
        return used;
    }

    private static List<String> mappable(CrmLayout layout) {
        List<String> all = new ArrayList<>(fields(layout));
        if (layout.kind() == Import.Kind.CONTACTS) {
            all.addAll(new TreeSet<>(CLUES.keySet()));
            all.addAll(List.of("gclid", "fbclid", "msclkid", "li_fat_id", "ttclid"));
        }
        return all;
    }

    private static List<String> fields(CrmLayout layout) {
        return layout.kind() == Import.Kind.CONTACTS ? CONTACT_FIELDS : DEAL_FIELDS;
    }

    private void bindClues(CrmLayout layout, HeaderWords words, List<String> plain, Set<Integer> taken) {
        if (layout.kind() != Import.Kind.CONTACTS) {
            return;
        }
        for (int i = 0; i < plain.size(); i++) {
            for (String field : taken.contains(i) ? Set.<String>of() : words.fields()) {
                Optional<ClueColumn> clue = clue(field);
                if (clue.isPresent() && words.of(field).contains(plain.get(i)) && taken.add(i)) {
                    put(i, clue.get());
                }
            }
        }
    }

    private static Optional<ClueColumn> clue(String field) {
        Optional<ClueColumn> person = Optional.ofNullable(CLUES.get(field)).map(kind -> new ClueColumn(kind, ""));
        return person.or(() -> UrlTags.clickIdName(field).map(name -> new ClueColumn(Clue.Kind.CLICK, name)));
    }

    private void put(int column, ClueColumn clue) {
        clues.put(column, clue);
        used.add(column);
    }

    private static Optional<String> stage(String header, String plain, CrmLayout layout) {
        String known = layout.stages().get(plain);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher entered = ENTERED.matcher(header);
        if (!entered.matches()) {
            return Optional.empty();
        }
        String name = entered.group(1).strip();
        return Optional.of(layout.kind() == Import.Kind.DEALS ? name : CrmWords.contactStage(name));
    }

    private Set<Integer> bindMapped(CrmLayout layout, Map<String, String> mapping) throws WrongFile {
        Set<Integer> taken = new HashSet<>();
        for (Map.Entry<String, String> entry : mapping.entrySet()) {
            if (entry.getKey().equals(SpendColumns.NUMBER_FORMAT) || entry.getKey().equals(SpendColumns.DATE_FORMAT)) {
                continue;
            }
            int column = find(entry.getKey()).orElseThrow(() -> new WrongFile(0, "",
                    "--map names a column \"" + entry.getKey() + "\" that the file does not have",
                    "Its columns are: " + String.join(", ", headers) + "."));
            taken.add(column);
            String field = entry.getValue().strip().toLowerCase(Locale.ROOT);
            if (field.isEmpty() || field.equals("ignore")) {
                continue;
            }
            if (field.startsWith(STAGE) && field.length() > STAGE.length()) {
                stages.put(column, entry.getValue().strip().substring(STAGE.length()));
                used.add(column);
            } else if (layout.kind() == Import.Kind.CONTACTS && clue(field).isPresent()) {
                put(column, clue(field).orElseThrow());
            } else if (!fields(layout).contains(field)) {
                throw new WrongFile(0, headers.get(column), "--map gives it to a field \"" + field
                        + "\" that does not exist",
                        "The fields are: " + String.join(", ", mappable(layout)) + ", stage:NAME, ignore.");
            } else if (has(field)) {
                throw new WrongFile(0, headers.get(column), "--map gives two columns to the field " + field,
                        "Leave one of them out, or write COLUMN=ignore.");
            } else {
                put(field, column);
            }
        }
        return taken;
    }

    private void put(String field, int column) {
        at.put(field, column);
        used.add(column);
    }

    private Optional<Integer> find(String name) {
        String plain = HeaderWords.plain(name);
        int exact = headers.indexOf(name.strip());
        if (exact >= 0) {
            return Optional.of(exact);
        }
        for (int i = 0; i < headers.size(); i++) {
            if (HeaderWords.plain(headers.get(i)).equals(plain)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
