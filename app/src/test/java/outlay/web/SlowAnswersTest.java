package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.count;
import static outlay.web.Awaited.focused;
import static outlay.web.Awaited.gone;
import static outlay.web.Awaited.holds;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.gate.TestKeys;

/// What can be done on a page while an answer is on its way, however long that takes: nothing is done twice, nothing is
/// decided on what was there before, no answer to an earlier question stands for a later one, and nothing that somebody
/// has typed is lost.
class SlowAnswersTest {
    private static final String SETTINGS = "?client=demo&view=settings";
    private static final String WITH_CONSENT = "only with a word about consent";

    @TempDir
    private static Path data = Path.of("");
    private static Optional<ServedPages> pages = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        MadeDemo.copyTo(data);
        for (String key : List.of("shop", "till", "phone")) {
            TestKeys.keep(data, new ClientId("keyed"), Key.Kind.SERVER, key, "opens-" + key);
        }
        // Nobody listens there.
        pages = Optional.of(ServedPages.start(data, Map.of("OUTLAY_ALERT_MAIL_SERVER", "127.0.0.1:1",
                "OUTLAY_ALERT_MAIL_TLS", "none", "OUTLAY_ALERT_MAIL_FROM", "outlay@example.com",
                "OUTLAY_ALERT_MAIL_TO", "alarm@example.com")));
    }

    @AfterAll
    static void close() {
        pages.ifPresent(ServedPages::close);
    }

    private static BrowserPage laptop() {
        return pages.orElseThrow().laptop();
    }

    private static void post(BrowserPage page, String path, String json) {
        var answer = page.page().request().post(pages.orElseThrow().uri() + "api/v1/" + path, RequestOptions.create()
                .setHeader("Content-Type", "application/json").setData(json));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static Locator target(BrowserPage page, String column) {
        return page.part("targets").locator("[data-row='1'] [data-column=" + column + "]");
    }

    private static void aTargetIsTried(BrowserPage page) {
        page.part("add-targets").click();
        target(page, "currency").fill("USD");
        target(page, "max_cpa").fill("900");
        page.part("try-targets").click();
        page.part("targets-changes").waitFor();
    }

    @Test
    void theNextPlacingIsDecidedOnTheOneBefore() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=funnel&currency=USD");
            page.part("place").first().waitFor();
            int open = page.part("place").count();
            assertThat(open).isGreaterThan(1);
            try (Held read = new Held(page, "GET settings/funnel_rules")) {
                page.part("place").first().selectOption("conversion");
                read.asked(1);
                assertThat(page.part("place").first().isDisabled()).isTrue();
            }
            count(page.part("place"), open - 1);
            page.part("place").first().selectOption("awareness");
            says(page.part("placed"), "is in Awareness");
            count(page.part("place"), open - 2);
            assertThat(Files.readString(data.resolve("settings/funnel_rules.csv"))).contains(",conversion,",
                    ",awareness,");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void whatIsTypedWhileATableIsSavedStays() {
        try (BrowserPage page = laptop()) {
            page.go(SETTINGS);
            aTargetIsTried(page);
            try (Held saved = new Held(page, "POST settings/targets")) {
                page.part("save-targets").click();
                saved.asked(1);
                assertThat(page.part("save-targets").isDisabled()).isTrue();
                target(page, "monthly_budget").fill("5000");
            }
            page.part("try-targets").waitFor();
            page.settled();
            holds(target(page, "monthly_budget"), "5000");
            holds(target(page, "max_cpa"), "900");
            page.part("leave-targets").click();
            holds(target(page, "monthly_budget"), "");
            page.part("undo-targets").click();
            gone(page.part("targets").locator("[data-row]"));
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void anotherClientBeginsAnewAndTheKeyboardStaysWhereItIs() {
        try (BrowserPage page = laptop()) {
            page.go(SETTINGS);
            aTargetIsTried(page);
            page.part("client").selectOption("Another name …");
            page.part("client").fill("somebody");
            try (Held read = new Held(page, "GET settings/targets")) {
                page.page().keyboard().press("Enter");
                read.asked(1);
                gone(page.part("targets").locator("[data-row]"));
                gone(page.part("targets-changes"));
                focused(page.part("client"));
            }
            page.settled();
            gone(page.part("targets").locator("[data-row]"));
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void aTryOfATimeThatWasChangedSinceSaysNothing() {
        try (BrowserPage page = laptop()) {
            page.go(SETTINGS);
            Locator events = page.part("retention").locator("[data-class=events]");
            events.fill("2 days");
            try (Held tried = new Held(page, "POST retention/try")) {
                page.part("try-retention").click();
                tried.asked(1);
                events.fill("3 years");
            }
            page.settled();
            gone(page.part("retention-changes"));
            page.part("try-retention").click();
            says(page.part("retention-changes"), "3 years");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void aTimeThatSomebodyElseHasChangedMeanwhileKeepsWhatWasTyped() {
        try (BrowserPage page = laptop()) {
            page.expect(412).go(SETTINGS);
            Locator events = page.part("retention").locator("[data-class=events]");
            events.fill("3 years");
            page.part("try-retention").click();
            page.part("save-retention").waitFor();
            post(page, "retention", "{\"times\":{\"events\":\"4 years\"}}");
            page.part("save-retention").click();
            says(page.part("failure"), "Somebody else changed it meanwhile", "what you typed is still here");
            page.part("try-retention").waitFor();
            holds(events, "3 years");
            page.part("leave-retention").click();
            holds(events, "4 years");
            post(page, "retention", "{\"times\":{\"events\":\"\"}}");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void aViewIsKeptAndForgottenOnce() {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=report&currency=USD");
            page.part("views").locator("summary").click();
            page.part("view-name").fill("Monday");
            Locator views = page.part("views").locator("li");
            try (Held kept = new Held(page, "POST views")) {
                page.page().keyboard().press("Enter");
                kept.asked(1);
                page.page().keyboard().press("Enter");
                holds(page.part("view-name"), "Monday");
                assertThat(kept.asked()).isEqualTo(1);
            }
            count(views, 1);
            holds(page.part("view-name"), "");
            try (Held forgotten = new Held(page, "POST views/remove")) {
                views.locator("button").click();
                forgotten.asked(1);
                assertThat(views.locator("button").isDisabled()).isTrue();
            }
            gone(views);
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void anImportIsTakenBackOnce() {
        try (BrowserPage page = laptop()) {
            page.go("?client=own&view=imports");
            ratesImported(page, "monday.csv", "2026-06-01");
            try (Held sent = new Held(page, "POST imports/undo")) {
                page.part("undo").click();
                sent.asked(1);
                assertThat(page.part("undo").isDisabled()).as("beside the file").isTrue();
            }
            Locator undone = page.page().locator("[data-part=imports] tr[data-state=undone]");
            count(undone, 1);
            page.part("file").getByText("Close").click();
            ratesImported(page, "tuesday.csv", "2026-06-02");
            Locator back = page.page().locator("[aria-label='Take back tuesday.csv']");
            try (Held read = new Held(page, "GET imports")) {
                back.click();
                read.asked(1);
                assertThat(back.isDisabled()).as("in the list").isTrue();
            }
            count(undone, 2);
            gone(page.part("failure"));
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void noImportOfOneClientIsOfferedForAnother() {
        try (BrowserPage page = laptop()) {
            page.go("?client=demo&view=imports");
            Locator imports = page.page().locator("[data-part=imports] tbody tr");
            imports.first().waitFor();
            // Held from here on: the field is done with as well when the keyboard leaves it.
            try (Held read = new Held(page, "GET imports")) {
                page.part("client").selectOption("Another name …");
                page.part("client").fill("somebody");
                page.part("client").press("Enter");
                read.asked(1);
                assertThat(imports.count()).isZero();
            }
            page.page().getByText("Nothing was imported yet").waitFor();
            page.hasNothingToComplainAbout();
        }
    }

    private static void ratesImported(BrowserPage page, String name, String day) {
        page.part("files").setInputFiles(new FilePayload(name, "text/csv",
                ("date,base,quote,rate\n" + day + ",EUR,USD,1.0837\n").getBytes(StandardCharsets.UTF_8)));
        page.part("import").click();
        page.page().locator("[data-part=imports] tr[data-state=counts]").waitFor();
    }

    @Test
    void whatAKeyTakesSilenceForIsChangedOnceTheKeysSaySo() {
        try (BrowserPage page = laptop()) {
            Locator key = askedAboutConsent(page, "shop");
            try (Held read = new Held(page, "GET keys")) {
                page.part("save-consent").click();
                read.asked(1);
                assertThat(page.part("save-consent").all()).hasSize(1).allMatch(Locator::isDisabled);
            }
            gone(page.part("key-consent"));
            says(key, WITH_CONSENT);
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void whoeverAsksAboutAnotherKeyMeanwhileIsAnsweredAboutThatOne() {
        try (BrowserPage page = laptop()) {
            Locator key = askedAboutConsent(page, "till");
            try (Held read = new Held(page, "GET keys")) {
                page.part("save-consent").click();
                read.asked(1);
                keyNamed(page, "phone").locator("[data-part=ask-consent]").click();
                says(page.part("key-consent"), "phone");
            }
            says(key, WITH_CONSENT);
            page.settled();
            says(page.part("key-consent"), "phone", "lets silence about consent pass");
            page.hasNothingToComplainAbout();
        }
    }

    private static Locator askedAboutConsent(BrowserPage page, String key) {
        page.go("?client=keyed&view=settings&part=keys");
        keyNamed(page, key).locator("[data-part=ask-consent]").click();
        says(page.part("key-consent"), key, "lets silence about consent pass");
        return keyNamed(page, key);
    }

    private static Locator keyNamed(BrowserPage page, String key) {
        return page.part("keys").locator("tbody tr").filter(new Locator.FilterOptions().setHasText(key));
    }

    @Test
    void theTestOfAMailSaysWhatBecameOfIt() {
        try (BrowserPage page = laptop()) {
            page.go(SETTINGS);
            page.part("new-mail").click();
            page.part("mail-to").fill("ann@example.com");
            page.part("mail-form").locator("button[type=submit]").click();
            Locator mail = page.page().locator("[data-mail]");
            try (Held sent = new Held(page, "POST report-mails/test")) {
                mail.getByText("Send a test").click();
                sent.asked(1);
                assertThat(mail.getByText("Sending …").isDisabled()).isTrue();
            }
            says(mail.locator("[role=status]"), "ann@example.com", "not sent");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void theAuditShowsTheEntriesOfItsFilter() {
        try (BrowserPage page = laptop()) {
            post(page, "settings/targets", "{\"client\":\"audited\",\"rows\":[]}");
            page.go("?client=audited&view=audit");
            Locator entries = page.part("audit").locator("tbody tr");
            count(entries, 1);
            page.part("what").fill("nothing of that kind");
            says(page.part("empty"), "Nothing like that");
            gone(entries);
            page.part("what").fill("settings/");
            count(entries, 1);
            page.hasNothingToComplainAbout();
        }
    }
}
