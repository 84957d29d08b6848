package outlay.platform;

import java.util.Map;
import outlay.fact.Import;

/// What a CRM's export of one kind of object looks like: data for [CrmReader].
///
/// @param format the name of the layout in reports of an import
/// @param crm    the CRM's label in the log, unless the user names another with `--platform`
/// @param kind   contacts or deals
/// @param words  the resource that holds the words of its headers, `field = word; word`
/// @param marks  header words by which the layout is known, with weights; 30 and more make it certain
/// @param stages what the CRM calls the stages of a contact: header word to stage name
public record CrmLayout(String format, String crm, Import.Kind kind, String words, Map<String, Integer> marks,
        Map<String, String> stages) {
    /// The label of a CRM that nobody named.
    public static final String ANY = "crm";
}
