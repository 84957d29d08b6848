package outlay.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import outlay.collect.FileReader.Source;
import outlay.collect.table.Absent;
import outlay.collect.table.Row;
import outlay.fact.SpendRow;

/// The texts of spend rows: account, entity and segment. Every text is kept once, because a file of a million rows
/// repeats few names.
final class Names {
    private final SpendColumns columns;
    private final SpendRow.Level level;
    private final Set<SpendField> dropped;
    private final String accountId;
    private final String accountName;
    private final Map<String, String> pool = new HashMap<>();
    private final Map<SpendRow.Entity, SpendRow.Entity> entities = new HashMap<>();
    private final boolean segmented;

    Names(Source source, SpendColumns columns, Preamble preamble, SpendRow.Level level, Set<SpendField> dropped) {
        this.columns = columns;
        this.level = level;
        this.dropped = dropped;
        this.accountId = source.account().or(preamble::accountId).orElse("");
        this.accountName = preamble.accountName().orElse("");
        boolean any = level == SpendRow.Level.AD && columns.has(SpendField.KEYWORD);
        for (SpendField field : SpendField.values()) {
            any |= field.isSegment() && columns.has(field);
        }
        this.segmented = any;
    }

    boolean hasAccount() {
        return !accountId.isEmpty();
    }

    String accountId(Row row) {
        String cell = text(row, SpendField.ACCOUNT_ID);
        return cell.isEmpty() ? accountId : cell;
    }

    String accountName(Row row) {
        String cell = text(row, SpendField.ACCOUNT_NAME);
        return cell.isEmpty() ? accountName : cell;
    }

    SpendRow.Entity entity(Row row) {
        String keyword = "";
        if (level == SpendRow.Level.KEYWORD) {
            keyword = text(row, SpendField.KEYWORD);
            keyword = keyword.isEmpty() ? text(row, SpendField.KEYWORD_ID) : keyword;
        }
        SpendRow.Entity entity = new SpendRow.Entity(text(row, SpendField.CAMPAIGN_ID), text(row, SpendField.CAMPAIGN),
                text(row, SpendField.CAMPAIGN_TYPE), text(row, SpendField.AD_GROUP_ID),
                text(row, SpendField.AD_GROUP), text(row, SpendField.AD_ID), text(row, SpendField.AD), keyword);
        SpendRow.Entity known = entities.putIfAbsent(entity, entity);
        return known == null ? entity : known;
    }

    String segment(Row row) {
        if (!segmented) {
            return "";
        }
        StringBuilder segment = new StringBuilder();
        for (SpendField field : SpendField.SEGMENTS) {
            if (field == SpendField.KEYWORD_ID) {
                keyword(segment, row);
            } else {
                append(segment, field.word(), text(row, field));
            }
        }
        return pooled(segment.toString());
    }

    String pooled(String text) {
        String known = pool.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /// Below an ad, a keyword splits the ad's row; as a level of its own it is the entity.
    private void keyword(StringBuilder segment, Row row) {
        if (level == SpendRow.Level.AD) {
            append(segment, SpendField.KEYWORD.word(), text(row, SpendField.KEYWORD));
            append(segment, SpendField.KEYWORD_ID.word(), text(row, SpendField.KEYWORD_ID));
        }
    }

    private static void append(StringBuilder segment, String name, String value) {
        if (!value.isEmpty()) {
            segment.append(segment.isEmpty() ? "" : ";").append(name).append('=').append(value.replace(';', ','));
        }
    }

    private String text(Row row, SpendField field) {
        if (!columns.has(field) || dropped.contains(field)) {
            return "";
        }
        String cell = columns.cell(row, field);
        return Absent.is(cell) ? "" : pooled(cell);
    }
}
