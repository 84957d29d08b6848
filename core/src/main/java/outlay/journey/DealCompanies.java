package outlay.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import outlay.fact.Company;
import outlay.fact.Fact;
import outlay.identity.Latest;

/// Of which company each deal is, as far as the CRM says anything of it that tells companies apart.
public final class DealCompanies {
    private static final String DEAL = "deal/";

    private final Map<String, Company> byConversion = new HashMap<>();

    private DealCompanies() {}

    /// @param facts deals and companies; what is neither is passed over
    public static DealCompanies of(Iterable<? extends Fact> facts) {
        DealCompanies of = new DealCompanies();
        SortedMap<String, Company> companies = Latest.companies(facts);
        companies.values().removeIf(company -> company.country().isEmpty() && company.industry().isEmpty()
                && company.employees().isEmpty());
        if (!companies.isEmpty()) {
            Latest.deals(facts).forEach((key, deal) -> Optional
                    .ofNullable(companies.get(deal.crm() + "/" + deal.companyId()))
                    .ifPresent(company -> of.byConversion.put(DEAL + key, company)));
        }
        return of;
    }

    /// @param conversion the id of the conversion that a deal became
    public Optional<Company> of(String conversion) {
        return Optional.ofNullable(byConversion.get(conversion));
    }
}
