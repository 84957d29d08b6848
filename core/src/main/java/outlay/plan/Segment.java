package outlay.plan;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedSet;
import outlay.fact.Company;

/// Companies that have a target of their own, by what the CRM says of them; what is empty may be anything.
///
/// @param countries  one of these, in the CRM's words whatever their case; so the industries
/// @param leastEmployees so many and more; a company of unknown size is in no segment that asks for one
/// @param mostEmployees  so many and fewer
public record Segment(SortedSet<String> countries, SortedSet<String> industries, OptionalLong leastEmployees,
        OptionalLong mostEmployees) {
    public Segment {
        if (countries.isEmpty() && industries.isEmpty() && leastEmployees.isEmpty() && mostEmployees.isEmpty()) {
            throw new IllegalArgumentException("a segment needs a country, an industry or a number of employees");
        }
        if (leastEmployees.isPresent() && mostEmployees.isPresent()
                && leastEmployees.getAsLong() > mostEmployees.getAsLong()) {
            throw new IllegalArgumentException("employees_from must not be more than employees_to");
        }
    }

    public boolean covers(Company company) {
        return has(countries, company.country()) && has(industries, company.industry()) && fits(company.employees());
    }

    private boolean fits(OptionalLong employees) {
        if (leastEmployees.isEmpty() && mostEmployees.isEmpty()) {
            return true;
        }
        return employees.isPresent() && employees.getAsLong() >= leastEmployees.orElse(0)
                && employees.getAsLong() <= mostEmployees.orElse(Long.MAX_VALUE);
    }

    private static boolean has(SortedSet<String> wanted, String text) {
        return wanted.isEmpty() || wanted.stream()
                .anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(text.strip().toLowerCase(Locale.ROOT)));
    }
}
