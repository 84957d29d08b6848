package outlay.bench.signal;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A contact as the company's CRM has it.
///
/// @param emails     the main one first, lower-cased
/// @param formCookie the cookie whose id the form's hidden field brought, or [Cookies#NONE]
/// @param clickId    that the form's hidden field brought, or ""
/// @param clickCookie of the browser that the click led to
/// @param people     whose record it is; several for a mailbox of several people
record CrmRecord(String id, String first, String last, int company, List<String> emails, int formCookie,
        String clickId, int clickCookie, SortedSet<Integer> people, long createdAt) {
    CrmRecord {
        emails = List.copyOf(emails);
        people = new TreeSet<>(people);
    }
}
