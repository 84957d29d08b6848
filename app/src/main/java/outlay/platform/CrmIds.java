package outlay.platform;

import java.util.ArrayList;
import java.util.List;
import outlay.collect.table.CellFault;

/// Ids of records as the tables of CRMs have them.
public final class CrmIds {
    private static final String SALESFORCE = "salesforce";
    private static final int SHORT = 15;
    private static final int CHUNK = 5;
    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private CrmIds() {}

    /// The id in the one form that all tables of a CRM are compared by. Salesforce writes an id in reports with 15
    /// characters and elsewhere with three more, which say which of the 15 are capitals:
    /// https://help.salesforce.com/s/articleView?id=000385008.
    public static String normal(String crm, String id) {
        if (!crm.equals(SALESFORCE) || id.length() != SHORT || !id.chars().allMatch(CrmIds::letterOrDigit)) {
            return id;
        }
        StringBuilder full = new StringBuilder(id);
        for (int from = 0; from < SHORT; from += CHUNK) {
            int capitals = 0;
            for (int i = 0; i < CHUNK; i++) {
                char c = id.charAt(from + i);
                capitals |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            full.append(CHECK.charAt(capitals));
        }
        return full.toString();
    }

    /// The ids in a cell that may hold several.
    public static List<String> list(String crm, String cell) {
        return parts(cell).stream().map(id -> normal(crm, id)).distinct().toList();
    }

    /// @throws CellFault where a spreadsheet has made a rounded number of it
    public static void checkWhole(String id) throws CellFault {
        if (isRounded(id)) {
            throw new CellFault("\"" + id + "\" is an id that a spreadsheet has rounded",
                    "Export the file again and import it without saving it from a spreadsheet.");
        }
    }

    /// Whether it is a number such as 1.23E+11.
    static boolean isRounded(String id) {
        return id.matches("\\d[.,]\\d+[eE]\\+?\\d+");
    }

    static List<String> parts(String cell) {
        List<String> parts = new ArrayList<>();
        for (String part : cell.split("[;,|]")) {
            if (!part.isBlank() && !parts.contains(part.strip())) {
                parts.add(part.strip());
            }
        }
        return List.copyOf(parts);
    }

    private static boolean letterOrDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
