package outlay.platform.file;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import outlay.collect.FileReader;
import outlay.collect.table.CellFault;
import outlay.collect.table.Findings;
import outlay.collect.table.Row;
import outlay.fact.Company;
import outlay.fact.Fact;
import outlay.fact.Import;
import outlay.platform.CrmIds;
import outlay.platform.CrmLayout;
import outlay.platform.CrmWords;
import outlay.platform.FieldColumns;
import outlay.platform.PlatformNames;

/// Reads tables of companies: HubSpot's companies, Salesforce's accounts, and anybody's with an id, a name and a
/// domain.
public final class Companies implements FileReader {
    private static final List<String> FIELDS = List.of("company_id", "name", "domain", "website", "other_domains",
            "parent_id", "merged_ids", "master_id", "modified_at", "deleted", "country", "industry",
            "employees");
    private static final Pattern WHOLE = Pattern
            .compile("\\d{1,9}(?:[.,]0{1,2})?|\\d{1,3}(?:[.,' \u00a0\u202f\u2019]\\d{3}){1,2}");
    private static final FieldTable TABLE = new FieldTable(Import.Kind.COMPANIES, "companies", FIELDS,
            "company-headers.txt", List.of("company_id"), List.of(), List.of("modified_at"),
            Companies::known);

    /// A table of people, deals or spend may hold a company's id and name too.
    private static boolean known(FieldColumns columns) {
        boolean about = columns.has("domain") || columns.has("website") || columns.has("parent_id")
                || columns.has("master_id") || columns.says("hubspot") || columns.says("salesforce");
        return columns.has("company_id") && columns.has("name") && about && !columns.says("other");
    }

    @Override
    public String reads() {
        return "table of companies";
    }

    @Override
    public int recognises(Source source) {
        return !TABLE.begins(source) ? 0 : source.kind().isPresent() ? 98 : 90;
    }

    @Override
    public Reading read(Source source) throws IOException {
        return TABLE.read(source, (of, columns, written, findings) -> new Reader(of, columns, written, findings)::row);
    }

    /// One table while it is read.
    private record Reader(Source source, FieldColumns columns, FieldTable.Written written, Findings findings,
            String crm, Set<String> seen) {
        Reader(Source source, FieldColumns columns, FieldTable.Written written, Findings findings) {
            this(source, columns, written, findings, source.platform().map(PlatformNames::label)
                    .orElse(columns.says("hubspot")
                            ? "hubspot"
                            : columns.says("salesforce") ? "salesforce" : CrmLayout.ANY),
                    new HashSet<>());
        }

        void row(Row row, List<Fact> facts) {
            String field = "deleted";
            try {
                List<String> master = CrmIds.list(crm, columns.text(row, "master_id"));
                if (CrmWords.yes(columns.text(row, field)) && master.isEmpty()) {
                    findings.tally(Problem.Severity.NOTE, row.line(), columns.header(field),
                            "deleted in the CRM and left out", "");
                    return;
                }
                field = "company_id";
                String id = id(row);
                field = "modified_at";
                String cell = columns.text(row, field);
                Optional<Instant> modified = cell.isEmpty()
                        ? Optional.empty()
                        : Optional.of(written.times().instant(cell));
                Company company = company(row, id, master, modified);
                if (seen.add(company.id())) {
                    facts.add(company);
                } else {
                    findings.tally(Problem.Severity.NOTE, row.line(), "", "the same again as in an earlier row", "");
                }
            } catch (CellFault fault) {
                findings.wrong(row.line(), columns.header(field), fault);
            }
        }

        private String id(Row row) throws CellFault {
            String id = columns.text(row, "company_id");
            if (id.isEmpty()) {
                throw new CellFault("the row has no id", "Fill it in or remove the row.");
            }
            CrmIds.checkWhole(id);
            return CrmIds.normal(crm, id);
        }

        private Company company(Row row, String id, List<String> master, Optional<Instant> modified) {
            Set<String> same = new TreeSet<>(CrmIds.list(crm, columns.text(row, "merged_ids")));
            same.addAll(master);
            same.remove(id);
            Set<String> domains = new TreeSet<>();
            for (String field : List.of("domain", "website", "other_domains")) {
                hosts(columns.text(row, field)).forEach(domains::add);
            }
            String parent = CrmIds.normal(crm, columns.text(row, "parent_id"));
            Company said = new Company(source.client(), crm, id, "", modified, columns.text(row, "name"),
                    List.copyOf(domains), parent.equals(id) ? "" : parent, List.copyOf(same),
                    columns.text(row, "country").strip(), columns.text(row, "industry").strip(),
                    employees(row));
            return new Company(said.client(), crm, id, CrmWords.version(meaning(said)), modified, said.name(),
                    said.domains(), said.parentId(), said.sameAs(), said.country(), said.industry(),
                    said.employees());
        }

        /// What a company's version is made of. A record that says no more than before has the version that it had
        /// before country, industry and employees were read.
        private static String meaning(Company said) {
            return said.toString().replace(", country=, industry=, employees=OptionalLong.empty]", "]");
        }

        /// People are whole, so every sign between three digits groups them. What is no number stops nothing.
        private OptionalLong employees(Row row) {
            String cell = columns.text(row, "employees").strip();
            if (WHOLE.matcher(cell).matches()) {
                return OptionalLong.of(Long.parseLong(cell.replaceFirst("[.,]0{1,2}$", "").replaceAll("\\D", "")));
            }
            if (!cell.isEmpty()) {
                findings.tally(Problem.Severity.NOTE, row.line(), columns.header("employees"), "\"" + cell
                        + "\" is no number of employees and was left out", "");
            }
            return OptionalLong.empty();
        }
    }

    /// The hosts in a cell of domains or addresses: `https://www.Acme.com/shop; acme.de` has acme.com and acme.de.
    private static List<String> hosts(String cell) {
        List<String> hosts = new ArrayList<>();
        for (String part : cell.toLowerCase(Locale.ROOT).split("[;,|\\s]+")) {
            String host = part.replaceFirst("^[a-z]+://", "").replaceFirst("[/?#:].*$", "").replaceFirst("^www\\.", "");
            if (host.indexOf('.') > 0 && host.indexOf('@') < 0) {
                hosts.add(host);
            }
        }
        return hosts;
    }
}
