package outlay.platform.file;

import java.util.Map;
import outlay.fact.Import;
import outlay.platform.CrmLayout;

/// Contacts and deals of CRMs that have no package: by the words that most of them use, and by what the user maps.
public final class CrmTables {
    public static final CrmLayout CONTACTS = new CrmLayout("contacts", CrmLayout.ANY, Import.Kind.CONTACTS,
            "contact-headers.txt",
            Map.of("contact id", 30, "email", 12, "e-mail", 12, "first name", 10, "last name", 10, "created date", 8,
                    "company", 5, "account id", 5),
            Map.of());

    public static final CrmLayout DEALS = new CrmLayout("deals", CrmLayout.ANY, Import.Kind.DEALS, "deal-headers.txt",
            Map.of("opportunity id", 30, "opportunity name", 20, "stage name", 20, "is won", 20, "deal id", 25,
                    "close date", 10, "stage", 10, "amount", 5),
            Map.of());

    private CrmTables() {}
}
