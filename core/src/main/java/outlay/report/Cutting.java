package outlay.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import outlay.base.Country;
import outlay.funnel.Funnel;
import outlay.funnel.FunnelRules;
import outlay.funnel.Placed;
import outlay.funnel.Stage;
import outlay.funnel.Traits;
import outlay.journey.JourneyColumns;
import outlay.journey.Keyword;
import outlay.journey.Touch;

/// Tells of every credit whether it stands in a row of a breakdown, by the rules by which [BreakingDown] made the row.
final class Cutting {
    private final Books books;
    private final FunnelRules rules;

    Cutting(Books books, FunnelRules rules) {
        this.books = books;
        this.rules = rules;
    }

    Part part(Cut cut) {
        return switch (cut.by()) {
            case STAGES, TACTICS -> Part.ofSources(placed(cut));
            case KEYWORDS -> Part.ofSources(keyword(cut));
            case COUNTRIES, INDUSTRIES, COMPANY_SIZES, SEGMENTS -> Part.ofConversions(company(cut));
            case VISITOR_COUNTRIES -> Part.ofTouches(country(cut));
        };
    }

    private IntPredicate placed(Cut cut) {
        Campaigns campaigns = new Campaigns(books.ledger());
        Map<String, List<String>> known = new HashMap<>();
        List<Touch.Source> sources = books.ledger().sources();
        return source -> {
            Optional<Traits> of = campaigns.of(sources.get(source));
            List<String> texts = of.isEmpty()
                    ? List.of(Stage.NO_CAMPAIGN.label(), "")
                    : known.computeIfAbsent(of.get().key(), key -> placed(of.get()));
            return texts.subList(0, cut.texts().size()).equals(cut.texts());
        };
    }

    private List<String> placed(Traits campaign) {
        Placed placed = Funnel.place(campaign, rules);
        return List.of(placed.stage().label(), placed.tactic());
    }

    private IntPredicate keyword(Cut cut) {
        List<Touch.Source> sources = books.ledger().sources();
        List<String> asked = List.of(cut.texts().get(0), Keyword.folded(cut.texts().get(1)));
        return source -> asked.equals(KeywordGrouping.identity(sources.get(source)));
    }

    private IntPredicate country(Cut cut) {
        JourneyColumns journeys = books.ledger().journeys();
        String asked = cut.texts().get(0).toUpperCase(Locale.ROOT);
        return touch -> asked.equals(Country.code(CountryGrouping.country(journeys, touch)));
    }

    private IntPredicate company(Cut cut) {
        List<String> asked = Companies.folded(cut.texts());
        return conversion -> asked.equals(Companies.folded(Companies.texts(cut.by(),
                books.companyOf(books.ledger().journeys().conversionId(conversion)))));
    }
}
