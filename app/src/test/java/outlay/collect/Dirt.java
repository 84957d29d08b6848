package outlay.collect;

import static outlay.collect.DirtyFile.CLICKS;
import static outlay.collect.DirtyFile.CURRENCY;
import static outlay.collect.DirtyFile.DAY;
import static outlay.collect.DirtyFile.ID;
import static outlay.collect.DirtyFile.IMPRESSIONS;
import static outlay.collect.DirtyFile.NAME;
import static outlay.collect.DirtyFile.SPEND;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What there may be about an export: each changes a clean file, and those with a reason have it refused.
enum Dirt {
    // @formatter:off
    CLEAN, NO_MARK, UTF_16_LE, UTF_16_BE, UTF_16_WITHOUT_MARK, WINDOWS_1252, CRLF, ZIP, GZIP, WORKBOOK, TRAILING_LINES,
    TRAILING_COLUMNS, UNKNOWN_COLUMN, TWIN_COLUMN, PREAMBLE, TOTAL, TOTAL_IN_THE_MIDDLE, QUOTED_NAMES,
    LINE_BREAK_IN_NAME, EURO_SIGNS, CREDIT, CREDIT_IN_BRACKETS, MASKED_CLICKS, ABSENT_CLICKS, SPOILT_IDS_BESIDE_NAMES,
    NO_ROWS, FORMULA_AS_NAME,
    TOTAL_IS_OFF("does not agree with the rows"), ROW_IS_MISSING("does not agree with the rows"),
    ROWS_AFTER_THE_TOTAL("does not agree with the rows"), TEXT_AS_AMOUNT("is not a number"),
    FORMULA_AS_AMOUNT("is not a number"), ERROR_AS_AMOUNT("is not a number"), ROUNDED_AMOUNT("scientific notation"),
    NUMBERS_IN_TWO_WAYS("numbers are written in two ways"), NUMBERS_WITH_TWO_MEANINGS("can be read in two ways"),
    IMPOSSIBLE_DAY("not a day of the calendar"), DAY_MISSING("the row has no day"), MONTHS("is a month, not a day"),
    NO_DAY_COLUMN("day"), SECOND_TABLE("second header"), ROW_TOO_LONG("the header has"), ROW_TOO_SHORT("too few"),
    OPEN_QUOTE("quote"), CUT_OFF("ends in the middle"), TWINS_DISAGREE("different values"),
    NEGATIVE_CLICKS("negative count"), HALF_A_CLICK("is not a whole number"),
    OTHER_CURRENCY_IN_CELL("and the row in EUR"), SPOILT_IDS_WITHOUT_NAMES("a spreadsheet has rounded");
    // @formatter:on

    private static final String ROUNDED_ID = "1.2021E+17";

    private final String refused;

    Dirt() {
        this("");
    }

    Dirt(String refused) {
        this.refused = refused;
    }

    void spoil(DirtyFile file) {
        file.refused = refused;
        if (ordinal() <= WORKBOOK.ordinal()) {
            write(file);
        } else if (refused.isEmpty()) {
            addOddity(file);
        } else if (ordinal() <= NUMBERS_WITH_TWO_MEANINGS.ordinal()) {
            spoilAmounts(file);
        } else {
            spoilTable(file);
        }
    }

    private void write(DirtyFile file) {
        switch (this) {
            case NO_MARK -> file.mark = false;
            case UTF_16_LE -> file.charset = StandardCharsets.UTF_16LE;
            case UTF_16_BE -> file.charset = StandardCharsets.UTF_16BE;
            case UTF_16_WITHOUT_MARK -> {
                file.charset = StandardCharsets.UTF_16LE;
                file.mark = false;
            }
            case WINDOWS_1252 -> {
                file.charset = Charset.forName("windows-1252");
                // It has no narrow blank.
                file.rows.forEach(row -> row.replaceAll(cell -> cell.replace('\u202f', '\u00a0')));
            }
            case CRLF -> file.newline = "\r\n";
            case ZIP -> file.wrapping = "zip";
            case GZIP -> file.wrapping = "gz";
            case WORKBOOK -> {
                file.wrapping = "xlsx";
                all(file, IMPRESSIONS, "7");
            }
            default -> file.mark = true;
        }
    }

    private void addOddity(DirtyFile file) {
        switch (this) {
            case TRAILING_LINES -> file.after.addAll(List.of("", "", ""));
            case TRAILING_COLUMNS -> {
                file.header.addAll(List.of("", ""));
                file.rows.forEach(row -> row.addAll(List.of("", "")));
            }
            case UNKNOWN_COLUMN -> {
                file.header.add("Mood");
                file.rows.forEach(row -> row.add("=1+1"));
            }
            case TWIN_COLUMN -> twin(file);
            case PREAMBLE -> file.before.addAll(List.of("Made for Acme", ""));
            case TOTAL -> file.total(0);
            case TOTAL_IN_THE_MIDDLE -> {
                file.total(0);
                file.rows.add(1, file.rows.remove(file.rows.size() - 1));
            }
            case QUOTED_NAMES -> file.row().set(NAME, "a, b; \"c\"\t| d");
            case LINE_BREAK_IN_NAME -> file.row().set(NAME, "two\nlines");
            case EURO_SIGNS -> file.rows.forEach(row -> row.set(SPEND, row.get(SPEND) + " \u20ac"));
            case CREDIT -> file.set(1, -5_000);
            case CREDIT_IN_BRACKETS -> {
                file.set(1, -5_000);
                file.rows.get(1).set(SPEND, "(" + file.style.money(5_000) + ")");
            }
            case MASKED_CLICKS -> file.row().set(CLICKS, "<5");
            case ABSENT_CLICKS -> file.row().set(CLICKS, " --");
            case SPOILT_IDS_BESIDE_NAMES -> all(file, ID, ROUNDED_ID);
            case NO_ROWS -> {
                file.rows.clear();
                file.cents.clear();
            }
            default -> file.row().set(NAME, "=HYPERLINK(\"http://x.example\")");
        }
    }

    private void spoilAmounts(DirtyFile file) {
        switch (this) {
            case TOTAL_IS_OFF -> file.total(file.pick(-1, 1, 100));
            case ROW_IS_MISSING -> {
                file.total(0);
                file.rows.remove(0);
            }
            case ROWS_AFTER_THE_TOTAL -> {
                file.total(0);
                file.rows.add(new ArrayList<>(file.rows.get(0)));
            }
            case TEXT_AS_AMOUNT -> file.row().set(SPEND, "free");
            case FORMULA_AS_AMOUNT -> file.row().set(SPEND, "=SUM(E2:E9)");
            case ERROR_AS_AMOUNT -> file.row().set(SPEND, "#REF!");
            case ROUNDED_AMOUNT -> file.row().set(SPEND, "1.2E+5");
            case NUMBERS_IN_TWO_WAYS -> {
                file.rows.get(0).set(SPEND, "1.033,33");
                file.rows.get(1).set(SPEND, "1,033.33");
                file.rows.get(2).set(SPEND, "7");
                all(file, IMPRESSIONS, "7");
            }
            default -> {
                all(file, SPEND, "1,234");
                all(file, IMPRESSIONS, "7");
            }
        }
    }

    private void spoilTable(DirtyFile file) {
        switch (this) {
            case IMPOSSIBLE_DAY ->
                file.row().set(DAY, file.layout == DirtyFile.Layout.LINKEDIN ? "2/30/2026" : "2026-02-30");
            case DAY_MISSING -> file.row().set(DAY, "");
            case MONTHS -> all(file, DAY, "2026-10");
            case NO_DAY_COLUMN -> {
                file.header.set(DAY, "Ad relevance");
                file.header.set(CURRENCY, file.layout == DirtyFile.Layout.META ? "Mood" : "Currency");
            }
            case SECOND_TABLE -> {
                file.rows.add(new ArrayList<>(file.header));
                file.rows.add(new ArrayList<>(file.rows.get(0)));
            }
            case ROW_TOO_LONG -> file.row().add("more");
            case ROW_TOO_SHORT -> file.rows.get(0).subList(SPEND, file.header.size()).clear();
            case OPEN_QUOTE -> file.after.add("\"2026-10-01");
            case CUT_OFF -> {
                file.rows.get(file.rows.size() - 1).subList(CLICKS, file.header.size()).clear();
                file.cutBytes = 1;
            }
            case TWINS_DISAGREE -> {
                twin(file);
                file.rows.get(1).set(file.header.size() - 1, file.style.money(1));
            }
            case NEGATIVE_CLICKS -> file.row().set(CLICKS, "-3");
            case HALF_A_CLICK -> file.row().set(CLICKS, file.style.money(150));
            case OTHER_CURRENCY_IN_CELL -> file.row().set(SPEND, "5 GBP");
            default -> {
                all(file, ID, ROUNDED_ID);
                all(file, NAME, "");
            }
        }
    }

    private static void all(DirtyFile file, int column, String cell) {
        file.rows.forEach(row -> row.set(column, cell));
    }

    private static void twin(DirtyFile file) {
        file.header.add(file.header.get(SPEND));
        file.rows.forEach(row -> row.add(row.get(SPEND)));
    }
}
