package outlay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.count;
import static outlay.web.Awaited.gone;
import static outlay.web.Awaited.holds;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.RequestOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.base.ClientId;
import outlay.collect.door.Key;
import outlay.command.Outlay;
import outlay.gate.TestKeys;

/// What the page People shows while an answer is on its way, however long that takes: nobody is taken apart on evidence
/// of others or of before, and nobody of one client is shown for another.
class SlowPeopleTest {
    private static final String FIRST = "acme";
    private static final String SECOND = "globex";
    private static final String SENDER = "s-1";

    @TempDir
    private static Path data = Path.of("");
    private static Optional<ServedPages> pages = Optional.empty();
    private static Map<String, String> keys = Map.of();

    @BeforeAll
    static void start() throws Exception {
        TestKeys.keep(data, new ClientId(FIRST), Key.Kind.SERVER, "acme-sends", SENDER);
        TestKeys.keep(data, new ClientId(SECOND), Key.Kind.SERVER, "globex-sends", "s-2");
        keys = Map.of(FIRST, peopleKey(FIRST), SECOND, peopleKey(SECOND));
        pages = Optional.of(ServedPages.start(data, Map.of()));
        try (BrowserPage page = laptop()) {
            threeNames(page, SENDER, "ann");
            threeNames(page, SENDER, "bob");
            threeNames(page, "s-2", "eve");
        }
    }

    @AfterAll
    static void close() {
        pages.ifPresent(ServedPages::close);
    }

    private static BrowserPage laptop() {
        return pages.orElseThrow().laptop();
    }

    private static String peopleKey(String client) {
        StringWriter out = new StringWriter();
        assertThat(Outlay.commandLine().setOut(new PrintWriter(out)).execute("keys", "people", "--client", client,
                "--data", data.toString())).isZero();
        return out.toString().strip();
    }

    /// A device, a user id and an address, each seen with each other: any two stay one person by the third.
    private static void threeNames(BrowserPage page, String sender, String who) {
        identify(page, sender, "{\"messageId\":\"1-%1$s\",\"anonymousId\":\"%1$s-device\",\"userId\":\"%1$s\"}", who);
        identify(page, sender, "{\"messageId\":\"2-%1$s\",\"anonymousId\":\"%1$s-device\","
                + "\"traits\":{\"email\":\"%1$s@example.com\"}}", who);
        identify(page, sender, "{\"messageId\":\"3-%1$s\",\"userId\":\"%1$s\","
                + "\"traits\":{\"email\":\"%1$s@example.com\"}}", who);
    }

    private static void identify(BrowserPage page, String sender, String json, String who) {
        var answer = page.page().request().post(pages.orElseThrow().uri() + "v1/identify", RequestOptions.create()
                .setHeader("Content-Type", "application/json")
                .setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString((sender + ":")
                        .getBytes(UTF_8)))
                .setData(json.formatted(who)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void opened(BrowserPage page, String client) {
        page.part("people-key").fill(keys.getOrDefault(client, ""));
        page.page().keyboard().press("Enter");
        page.part("search").waitFor();
    }

    private static void find(BrowserPage page, String text) {
        page.part("search").fill(text);
        page.page().keyboard().press("Enter");
    }

    private static BrowserPage seen(BrowserPage page, String who) {
        page.go("?client=" + FIRST + "&view=people");
        opened(page, FIRST);
        find(page, who + "@example.com");
        page.part("words").waitFor();
        return page.settled();
    }

    private static void takenApart(BrowserPage page) {
        page.part("words").locator("button").first().click();
        page.part("reason").fill("a shared tablet");
        page.page().keyboard().press("Enter");
    }

    @Test
    void theEvidenceIsReadAnewWhereTheyStayOnePerson() {
        try (BrowserPage page = laptop()) {
            seen(page, "ann");
            Locator identifiers = page.part("identifiers").locator("li");
            count(identifiers, 3);
            count(page.part("words").locator("li"), 1);
            takenApart(page);
            says(page.part("apart"), "They are still one person, by 2 other ties");
            count(page.part("words").locator("li"), 2);
            count(identifiers, 3);
            gone(page.part("reason"));
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void aWordIsTakenBackOnce() {
        try (BrowserPage page = laptop()) {
            seen(page, "bob");
            takenApart(page);
            Locator split = page.part("splits").locator("li");
            count(split, 1);
            page.settled();
            try (Held read = new Held(page, "POST people/profile")) {
                split.locator("button").click();
                read.asked(1);
                assertThat(split.locator("button").isDisabled()).isTrue();
            }
            gone(split);
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void nobodyIsTakenApartOnEvidenceOfOthers() {
        try (BrowserPage page = laptop()) {
            page.go("?client=" + SECOND + "&view=people");
            opened(page, SECOND);
            find(page, "eve@example.com");
            page.part("words").locator("button").first().click();
            page.part("reason").fill("a shared tablet");
            Locator other = page.page().locator("[data-part=why] select[data-part=other]");
            String before = page.part("words").innerText();
            try (Held why = new Held(page, "POST people/why")) {
                other.selectOption(other.inputValue().startsWith("user:") ? "anonymous:eve-device" : "user:eve");
                why.asked(1);
                gone(page.part("words"));
            }
            page.part("words").waitFor();
            gone(page.part("reason"));
            assertThat(page.part("words").innerText()).isNotEqualTo(before);
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void nobodyOfOneClientIsShownForAnother() {
        try (BrowserPage page = laptop()) {
            page.go("?client=" + FIRST + "&view=people");
            opened(page, FIRST);
            page.part("client").selectOption(SECOND);
            opened(page, SECOND);
            page.part("client").selectOption(FIRST);
            page.part("search").waitFor();
            try (Held found = new Held(page, "POST people/find")) {
                find(page, "ann@example.com");
                found.asked(1);
                page.part("client").selectOption(SECOND);
                holds(page.part("search"), "");
                says(page.page().locator("main"), "Whom are you looking for?");
            }
            page.settled();
            holds(page.part("search"), "");
            says(page.page().locator("main"), "Whom are you looking for?");
            gone(page.part("person"));
            page.hasNothingToComplainAbout();
        }
    }
}
