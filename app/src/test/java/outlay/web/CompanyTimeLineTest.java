package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.count;
import static outlay.web.Awaited.gone;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.base.Crew;
import outlay.base.Money;
import outlay.fact.Contact;
import outlay.fact.Deal;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.report.AsOf;
import outlay.report.Books;
import outlay.report.Changes;
import outlay.report.Edition;
import outlay.report.Question;
import outlay.store.Store;

/// Everybody's way to a deal, in a real browser: a long one, of three people with 200 touches, of whom only one is on
/// the deal; and one of whom nobody is known.
class CompanyTimeLineTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant WON = Instant.parse("2026-07-31T12:00:00Z");
    private static final int TOUCHES = 200;
    private static final List<String> PEOPLE = List.of("ann", "bob.with.a.very.long.name.that.does.not.fit.its.lane",
            "cem");
    private static final List<String> WAYS = List.of("utm_source=google&utm_medium=cpc", "utm_source=news&"
            + "utm_medium=email", "utm_source=linkedin&utm_medium=cpc", "utm_source=partner&utm_medium=affiliate",
            "utm_source=google&utm_medium=display", "utm_source=google&utm_medium=organic",
            "utm_source=vimeo&utm_medium=video");

    @TempDir
    Path folder;

    @Test
    void everybodyHasALaneOnTheSameAxis() throws Exception {
        try (Store store = Store.open(folder, Optional.empty(), Optional.empty());
                WebServer server = DashboardTest.serving(store, new OneCompany(Books.of(facts())));
                Chromium chromium = Chromium.start()) {
            try (BrowserPage page = new BrowserPage(chromium, server.uri(), 1280, 900, ColorScheme.LIGHT)) {
                page.go("?client=acme&view=report&lookback=90&conversion=deal/hubspot/long");
                assertThat(page.part("company").getAttribute("data-lanes")).isEqualTo("3");
                assertThat(marks(page)).hasSize(TOUCHES).doesNotHaveDuplicates();
                assertThat(hollow(page).count()).as("of colleagues who are not on the deal").isGreaterThan(100);
                assertThat(page.page().locator("[data-part=company] .channels li svg").count()).isEqualTo(WAYS.size());
                page.part("company").getByText("All contacts").click();
                gone(hollow(page));
                assertThat(page.page().url()).contains("contacts=all");
                page.settled().fits().isUsableByEverybody().screenshot("company-long");
                page.part("company").getByText("Show table").click();
                count(page.page().locator("[data-part=company] tbody tr[data-person]"), 3);
                says(page.part("company"), "cem", "66", "Email");
                page.fits().isUsableByEverybody();
                page.go("?client=acme&view=report&conversion=deal/hubspot/lonely").fits().isUsableByEverybody();
                says(page.part("company"), "names nobody on this deal");
                page.screenshot("company-empty").hasNothingToComplainAbout();
            }
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (BrowserPage phone = new BrowserPage(chromium, server.uri(), 320, 700, colours)) {
                    phone.go("?client=acme&view=report&lookback=90&contacts=all&conversion=deal/hubspot/long").fits()
                            .isUsableByEverybody()
                            .screenshot("company-phone-" + colours.name().toLowerCase(Locale.ROOT))
                            .hasNothingToComplainAbout();
                }
            }
        }
    }

    private static List<String> marks(BrowserPage page) {
        Locator marks = page.page().locator("[data-part=company] path.touch");
        return marks.all().stream().map(mark -> String.valueOf(mark.getAttribute("data-touch"))).toList();
    }

    private static Locator hollow(BrowserPage page) {
        return page.page().locator("[data-part=company] path.touch[fill='var(--raised)']");
    }

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (String person : PEOPLE) {
            String email = person + "@example.com";
            facts.add(new Event(ACME, "who " + person, WON.minusSeconds(90 * 86_400L), Event.Type.IDENTIFY, "", person,
                    "", "", email, Landing.NONE, Optional.empty()));
            facts.add(new Contact(ACME, "hubspot", person, "v", Optional.of(WON), email, "c1", "",
                    Optional.of(WON.minusSeconds(80 * 86_400L)), new TreeMap<>()));
        }
        for (int i = 0; i < TOUCHES; i++) {
            facts.add(new Event(ACME, "page" + i, WON.minusSeconds((TOUCHES - i) * 9 * 3_600L), Event.Type.PAGE, "",
                    PEOPLE.get(i % PEOPLE.size()), "", "", "", landing(WAYS.get(i * 5 % WAYS.size())),
                    Optional.empty()));
        }
        facts.add(deal("long", List.of("ann"), "c1"));
        facts.add(deal("lonely", List.of(), ""));
        return facts;
    }

    private static Landing landing(String tags) {
        TreeMap<String, String> campaign = new TreeMap<>(Map.of("utm_campaign", "autumn"));
        for (String pair : tags.split("&")) {
            campaign.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return new Landing("https://acme.example/", "", campaign, new TreeMap<>());
    }

    private static Deal deal(String id, List<String> contacts, String company) {
        return new Deal(ACME, "hubspot", id, "v", Optional.of(WON), id, Optional.of(Money.parse("9000", "USD")), "",
                Deal.Status.WON, Optional.of(WON.minusSeconds(40 * 86_400L)), Optional.of(WON), contacts, List.of(),
                company, "", new TreeMap<>(Map.of("sql", WON.minusSeconds(30 * 86_400L))));
    }

    private record OneCompany(Books books) implements Reports {
        @Override
        public List<ClientId> clients() {
            return List.of(ACME);
        }

        @Override
        public Edition edition(ClientId client, Optional<AsOf> asOf) {
            return new Edition(books, 1);
        }

        @Override
        public Changes changes(Question question, AsOf before, Optional<AsOf> after) {
            return Changes.between(edition(question.client(), Optional.of(before)), edition(question.client(), after),
                    question, id -> true);
        }

        @Override
        public Versioned answer(Question question, Optional<AsOf> asOf) {
            return new Versioned(books.answer(question, Crew.ALONE), 1);
        }
    }
}
