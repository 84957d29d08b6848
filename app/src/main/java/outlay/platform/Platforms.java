package outlay.platform;

import java.util.ArrayList;
import java.util.List;
import outlay.collect.EventsFile;
import outlay.collect.FileReader;
import outlay.platform.file.Companies;
import outlay.platform.file.CrmTables;
import outlay.platform.file.EventTable;
import outlay.platform.file.LiftTestsFile;
import outlay.platform.file.RatesFile;
import outlay.platform.file.SpendFile;
import outlay.platform.file.StageHistory;
import outlay.platform.google.GoogleAds;
import outlay.platform.hubspot.HubSpot;
import outlay.platform.linkedin.LinkedInAds;
import outlay.platform.meta.MetaAds;
import outlay.platform.microsoft.MicrosoftAds;
import outlay.platform.salesforce.Salesforce;
import outlay.platform.tiktok.TikTokAds;

/// The list of what Outlay can read; adding a platform is one package and one line here.
public final class Platforms {
    private Platforms() {}

    /// What a column of a table of spend can mean.
    public static List<String> spendFields() {
        return SpendField.words();
    }

    /// The readers in the order of preference: among equally sure ones the earlier one reads the file.
    public static List<FileReader> readers() {
        List<FileReader> readers = new ArrayList<>(List.of(new SpendReader(GoogleAds.REPORT),
                new SpendReader(MicrosoftAds.REPORT),
                new SpendReader(MetaAds.REPORT), new SpendReader(LinkedInAds.REPORT),
                new SpendReader(TikTokAds.REPORT), new CrmReader(HubSpot.DEALS), new CrmReader(HubSpot.CONTACTS),
                new CrmReader(Salesforce.OPPORTUNITIES), new CrmReader(Salesforce.CONTACTS),
                new CrmReader(CrmTables.DEALS), new CrmReader(CrmTables.CONTACTS), new StageHistory(), new Companies(),
                new RatesFile(), new LiftTestsFile(), new ReachReader(List.of(GoogleAds.REPORT, MetaAds.REPORT,
                        LinkedInAds.REPORT, TikTokAds.REPORT, MicrosoftAds.REPORT)),
                new SpendFile(), new EventsFile()));
        readers.addAll(EventTable.all());
        return List.copyOf(readers);
    }
}
