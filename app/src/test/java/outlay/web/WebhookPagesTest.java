package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.becomes;
import static outlay.web.Awaited.gone;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.notify.Receiver;

/// Programs that are told what happens, looked after on the settings' page, in a real browser.
class WebhookPagesTest {
    private static final String PAGE = "?client=demo&view=settings";
    private static final String ACME = "?client=acme&view=settings";
    private static final String LONG = "https://hooks.example.com/" + "a-very-long-path-without-a-blank/".repeat(6);

    @TempDir
    private static Path data = Path.of("");
    private static Optional<Receiver> receiver = Optional.empty();
    private static Optional<ServedPages> pages = Optional.empty();
    private static URI uri = URI.create("");

    @BeforeAll
    static void start() throws Exception {
        Receiver program = new Receiver();
        receiver = Optional.of(program);
        MadeDemo.copyTo(data);
        ServedPages served = ServedPages.start(data, Map.of("OUTLAY_SANDBOX", program.address().toString()));
        pages = Optional.of(served);
        uri = served.uri();
    }

    @AfterAll
    static void close() {
        pages.ifPresent(ServedPages::close);
        receiver.ifPresent(Receiver::close);
    }

    private static BrowserPage laptop() {
        return pages.orElseThrow().laptop();
    }

    private static Receiver program() {
        return receiver.orElseThrow();
    }

    private static Locator button(Locator within, String name) {
        return within.getByText(name, new Locator.GetByTextOptions().setExact(true)).first();
    }

    @Test
    void aProgramIsToldTriedChangedSwitchedOffRemovedAndPutBack() throws Exception {
        try (BrowserPage page = laptop()) {
            page.expect(400).go(PAGE);
            says(page.part("webhooks"), "No program is told anything yet");
            page.part("new-webhook").click();
            page.part("webhook-url").fill("http://127.0.0.1/in");
            page.page().locator("[data-event='import.undone']").check();
            button(page.part("webhook-form"), "Save").click();
            says(page.part("failure"), "url");
            page.part("webhook-url").fill(LONG);
            page.fits().isUsableByEverybody().screenshot("webhook-form");
            button(page.part("webhook-form"), "Save").click();
            page.part("webhook-secret").waitFor();
            String first = page.part("webhook-secret").locator("pre").innerText();
            assertThat(first).startsWith("whsec_");
            page.settled().fits().isUsableByEverybody().screenshot("webhook-made");
            Locator one = page.page().locator("[data-webhook]");
            button(one, "Send a test").click();
            says(page.part("webhook-tried"), "The test was taken.");
            assertThat(program().next().signedWith(first)).isTrue();
            assertThat(button(one, "Another secret").isDisabled()).as("before this one is kept").isTrue();
            button(one, "I have it").click();
            gone(page.part("webhook-secret"));
            button(one, "Another secret").click();
            says(page.part("webhook-secret"), "whsec_");
            assertThat(page.part("webhook-secret").locator("pre").innerText()).isNotEqualTo(first);
            says(one, "the secret before besides, until");
            button(one, "I have it").click();
            page.go(PAGE);
            assertThat(page.page().content()).as("a secret is shown once").doesNotContain("whsec_");

            button(one, "Change").click();
            page.page().locator("[data-event='alert.opened']").check();
            button(page.part("webhook-form"), "Save").click();
            gone(page.part("webhook-form"));
            says(one, "alert.opened, import.undone");
            button(one, "Switch off").click();
            page.page().waitForSelector("[data-webhook][data-state=off]");
            says(one, "Nothing is sent: somebody has turned it off.");
            button(one, "Switch on").click();
            page.page().waitForSelector("[data-webhook][data-state=on]");

            button(one, "Remove").click();
            page.page().waitForSelector("[data-removed]");
            gone(one);
            page.settled().fits().isUsableByEverybody().screenshot("webhook-removed");
            button(page.page().locator("[data-removed]"), "Put it back").click();
            page.page().waitForSelector("[data-webhook][data-state=on]");
            gone(page.page().locator("[data-removed]"));
            button(one, "Remove").click();
            page.page().waitForSelector("[data-removed]");
            page.hasNothingToComplainAbout();
        }
    }

    @Test
    void whatAFailingProgramWasToldIsShownAndSentAgain() throws Exception {
        try (BrowserPage page = laptop()) {
            page.go("");
            String made = post(page, "webhooks", "{\"client\":\"acme\",\"url\":\"" + LONG
                    + "\",\"events\":[\"import.done\"]}");
            assertThat(made).contains("whsec_");
            program().answers(500);
            importFile(page);
            assertThat(program().next().body()).contains("s.csv");
            becomes(page.page(), "async () => (await (await fetch('/api/v1/webhooks?client=acme')).json())"
                    + ".webhooks.some(one => one.failing_since !== null)");
            page.go(ACME);
            Locator one = page.page().locator("[data-webhook][data-state=failing]");
            says(one, "Nothing was taken since");
            button(one, "Messages").click();
            page.part("webhook-messages").waitFor();
            page.page().locator("[data-part=webhook-messages] summary").first().click();
            says(page.part("webhook-messages"), "import.done", "waits", "1: answered 500", "next at", "s.csv");
            page.fits().isUsableByEverybody().screenshot("webhook-failing");
            fitEveryWindow();
            button(page.part("webhook-messages").locator("tbody"), "Send again").click();
            assertThat(program().next().body()).contains("s.csv");
            page.part("webhook-messages").locator("input[type=date]").fill("2020-01-01");
            page.part("replay-since").click();
            assertThat(program().next().body()).contains("s.csv");
            becomes(page.page(), "async () => (await (await fetch('/api/v1/webhooks?client=acme')).json())"
                    + ".webhooks.every(one => one.failing_since === null)");
            button(page.part("webhook-messages"), "Look again").click();
            page.page().waitForSelector("[data-part=webhook-messages] .badge[data-tone=good]");
            page.hasNothingToComplainAbout();
        }
    }

    private static void fitEveryWindow() {
        try (BrowserPage page = laptop()) {
            page.fitsEveryWindow(List.of(320, 768), "webhooks", () -> {
                page.go(ACME);
                button(page.page().locator("[data-webhook]").first(), "Messages").click();
                page.part("webhook-messages").waitFor();
                page.part("new-webhook").click();
                page.settled();
            }).hasNothingToComplainAbout();
        }
    }

    private static void importFile(BrowserPage page) {
        String csv = "day,campaign,spend,currency\n2026-07-01,Brand,5.00,USD\n";
        String upload = post(page, "imports/uploads", "{\"client\":\"acme\",\"file\":\"s.csv\",\"bytes\":"
                + csv.length() + "}").replaceFirst("(?s).*\"upload\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        var put = page.page().request().put(uri + "api/v1/imports/uploads/" + upload + "?offset=0", RequestOptions
                .create().setHeader("Content-Type", "application/octet-stream").setData(csv));
        assertThat(put.status()).as(put.text()).isBetween(200, 202);
        post(page, "imports/uploads/" + upload + "/import", "{\"platform\":\"google\",\"kind\":\"spend\"}");
    }

    private static String post(BrowserPage page, String path, String json) {
        var answer = page.page().request().post(uri + "api/v1/" + path, RequestOptions.create()
                .setHeader("Content-Type", "application/json").setData(json));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
        return answer.text();
    }
}
