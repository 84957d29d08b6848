package outlay.platform.hubspot;

import java.util.Map;
import outlay.fact.Import;
import outlay.platform.CrmLayout;

/// HubSpot's CSV exports of contacts and deals, and the tables that connectors make of its interface.
public final class HubSpot {
    public static final CrmLayout CONTACTS = new CrmLayout("hubspot-contacts", "hubspot", Import.Kind.CONTACTS,
            "contact-headers.txt",
            Map.ofEntries(Map.entry("record id", 15), Map.entry("lifecycle stage", 20), Map.entry("first name", 8),
                    Map.entry("last name", 8), Map.entry("email", 12), Map.entry("contact id", 20),
                    Map.entry("became a lead date", 20), Map.entry("became a customer date", 20),
                    Map.entry("property email", 30), Map.entry("property firstname", 15),
                    Map.entry("property createdate", 10), Map.entry("original source", 10),
                    Map.entry("create date", 5), Map.entry("associated company", 5)),
            Map.ofEntries(Map.entry("became a subscriber date", "subscriber"), Map.entry("became a lead date", "lead"),
                    Map.entry("became a marketing qualified lead date", "mql"),
                    Map.entry("became a sales qualified lead date", "sql"),
                    Map.entry("became an opportunity date", "opportunity"),
                    Map.entry("became a customer date", "customer"),
                    Map.entry("hs v2 date entered lead", "lead"),
                    Map.entry("hs v2 date entered marketingqualifiedlead", "mql"),
                    Map.entry("hs v2 date entered salesqualifiedlead", "sql"),
                    Map.entry("hs v2 date entered opportunity", "opportunity"),
                    Map.entry("hs v2 date entered customer", "customer"),
                    Map.entry("property hs lifecyclestage lead date", "lead"),
                    Map.entry("property hs lifecyclestage marketingqualifiedlead date", "mql"),
                    Map.entry("property hs lifecyclestage salesqualifiedlead date", "sql"),
                    Map.entry("property hs lifecyclestage opportunity date", "opportunity"),
                    Map.entry("property hs lifecyclestage customer date", "customer")));

    public static final CrmLayout DEALS = new CrmLayout("hubspot-deals", "hubspot", Import.Kind.DEALS,
            "deal-headers.txt",
            Map.ofEntries(Map.entry("deal name", 30), Map.entry("deal stage", 30), Map.entry("dealname", 30),
                    Map.entry("dealstage", 30), Map.entry("pipeline", 10), Map.entry("close date", 12),
                    Map.entry("amount", 8), Map.entry("is closed won", 15), Map.entry("deal id", 15),
                    Map.entry("property dealname", 30), Map.entry("deal pipeline stage id", 25),
                    Map.entry("associated contact ids", 15)),
            Map.of());

    private HubSpot() {}
}
