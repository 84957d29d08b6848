package outlay.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import outlay.base.Decimal;

/// Writes the company's CRM the way HubSpot exports it from its screens: all quoted, times to the minute in the
/// account's zone (UTC here), a column for each stage's date.
final class Crm implements AutoCloseable {
    private static final Table.Form FORM = new Table.Form(StandardCharsets.UTF_8, false, ',', "\n", true);
    private static final List<String> LIFECYCLE = List.of("Lead", "Marketing Qualified Lead", "Sales Qualified Lead",
            "Opportunity", "Customer");
    static final List<String> DEAL_STAGES = List.of("Appointment Scheduled", "Qualified To Buy",
            "Presentation Scheduled", "Decision Maker Bought-In", "Contract Sent", "Closed Won", "Closed Lost");
    static final int WON = 5;
    static final int LOST = 6;
    /// A date that never came.
    static final long NEVER = Long.MAX_VALUE;

    /// @param reached when each stage of the life cycle was entered, in their order; `NEVER` where it was not
    record Contact(Person person, String origin, long[] reached) {}

    /// @param entered  when each stage was entered, in the order of `DEAL_STAGES`; `NEVER` where it was not
    /// @param expected when the deal is expected to close, for one that is open
    record Deal(long id, Company company, List<Person> people, long minor, String currency, long[] entered,
            long expected) {
        int stage() {
            int stage = 0;
            for (int i = 0; i < entered.length; i++) {
                stage = entered[i] < Clock.END ? i : stage;
            }
            return stage;
        }
    }

    private final Table contactFile;
    private final Table dealFile;
    private long contactIds = 151_200_000_401L;
    private long dealIds = 31_870_000_117L;
    long contacts;
    long deals;

    Crm(Path folder) throws IOException {
        contactFile = new Table(folder.resolve("contacts.csv"), FORM);
        dealFile = new Table(folder.resolve("deals.csv"), FORM);
        List<String> contactColumns = new ArrayList<>(List.of("Record ID", "First Name", "Last Name", "Email",
                "Create Date", "Lifecycle Stage", "Original Traffic Source"));
        for (String stage : LIFECYCLE) {
            contactColumns.add("Became " + (stage.equals("Opportunity") ? "an " : "a ") + stage + " Date");
        }
        contactColumns.addAll(List.of("Associated Company", "Associated Company IDs", "Last Modified Date"));
        contactFile.row(contactColumns);
        List<String> dealColumns = new ArrayList<>(List.of("Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount",
                "Currency", "Close Date", "Create Date", "Is Closed Won", "Associated Contact IDs",
                "Associated Company", "Associated Company IDs", "Last Modified Date"));
        for (String stage : DEAL_STAGES) {
            dealColumns.add("Date entered \"" + stage + " (Sales Pipeline)\"");
        }
        dealFile.row(dealColumns);
    }

    long newContactId() {
        contactIds += 50;
        return contactIds;
    }

    long newDealId() {
        dealIds += 13;
        return dealIds;
    }

    void write(Contact contact) throws IOException {
        Person person = contact.person;
        long modified = contact.reached[0];
        String stage = LIFECYCLE.getFirst();
        List<String> dates = new ArrayList<>();
        for (int i = 0; i < LIFECYCLE.size(); i++) {
            long at = contact.reached[i];
            dates.add(shown(at));
            if (at < Clock.END) {
                modified = Math.max(modified, at);
                stage = LIFECYCLE.get(i);
            }
        }
        List<String> row = new ArrayList<>(List.of(Long.toString(person.contactId), person.first, person.last,
                person.email, Clock.minute(contact.reached[0]), stage, contact.origin));
        row.addAll(dates);
        row.addAll(List.of(person.company.name(), person.company.crmId(), Clock.minute(modified)));
        contactFile.row(row);
        contacts++;
    }

    void write(Deal deal) throws IOException {
        int stage = deal.stage();
        boolean closed = stage == WON || stage == LOST;
        List<String> contactIds = deal.people.stream().map(person -> Long.toString(person.contactId)).toList();
        List<String> row = new ArrayList<>(List.of(Long.toString(deal.id), deal.company.name() + " - rota plan",
                DEAL_STAGES.get(stage), "Sales Pipeline", Decimal.print(deal.minor, 2, 0), deal.currency,
                Clock.minute(closed ? deal.entered[stage] : deal.expected), Clock.minute(deal.entered[0]),
                stage == WON ? "true" : "false", String.join(";", contactIds), deal.company.name(),
                deal.company.crmId(), Clock.minute(deal.entered[stage])));
        for (long at : deal.entered) {
            row.add(shown(at));
        }
        dealFile.row(row);
        deals++;
    }

    private static String shown(long at) {
        return at < Clock.END ? Clock.minute(at) : "";
    }

    @Override
    public void close() throws IOException {
        contactFile.close();
        dealFile.close();
    }
}
