package outlay.platform.salesforce;

import java.util.Map;
import outlay.fact.Import;
import outlay.platform.CrmLayout;

/// Salesforce's report exports, Data Loader files, and the tables that connectors make of its interface. A lead is a
/// contact that has not been converted yet.
public final class Salesforce {
    public static final CrmLayout OPPORTUNITIES = new CrmLayout("salesforce-opportunities", "salesforce",
            Import.Kind.DEALS, "deal-headers.txt",
            Map.ofEntries(Map.entry("opportunity id", 25), Map.entry("opportunity name", 20),
                    Map.entry("opportunity owner", 20), Map.entry("stage name", 20), Map.entry("stagename", 30),
                    Map.entry("forecast category", 15), Map.entry("forecast category name", 15),
                    Map.entry("forecastcategory", 15), Map.entry("fiscal period", 10),
                    Map.entry("probability (%)", 10), Map.entry("iswon", 10), Map.entry("is won", 10),
                    Map.entry("system modstamp", 5), Map.entry("systemmodstamp", 5), Map.entry("close date", 5),
                    Map.entry("closedate", 5)),
            Map.of());

    public static final CrmLayout CONTACTS = new CrmLayout("salesforce-contacts", "salesforce", Import.Kind.CONTACTS,
            "contact-headers.txt",
            Map.ofEntries(Map.entry("contact owner", 25), Map.entry("accountid", 15), Map.entry("lastname", 10),
                    Map.entry("systemmodstamp", 15), Map.entry("system modstamp", 15), Map.entry("reports to id", 15),
                    Map.entry("mailing street", 10), Map.entry("mailing city", 10),
                    Map.entry("has opted out of email", 10),
                    Map.entry("hasoptedoutofemail", 10), Map.entry("email", 5), Map.entry("contact id", 10),
                    Map.entry("account id", 5), Map.entry("lead id", 30), Map.entry("lead owner", 25),
                    Map.entry("lead status", 15), Map.entry("company / account", 25),
                    Map.entry("is converted", 20), Map.entry("isconverted", 20), Map.entry("converted date", 10)),
            Map.of("converted date", "opportunity"));

    private Salesforce() {}
}
