package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.AccessSettings;
import outlay.Server;
import outlay.Settings;

/// From the link of the first start to a colleague who is invited, in a real browser.
class SignInPagesTest {
    private static final String PASSWORD = "a sentence that only I would say";
    private static final int NO_SESSION = 401;
    private static final int NOT_YOURS = 404;
    private final Chromium chromium = Chromium.start();
    private Server server;

    SignInPagesTest(@TempDir Path data) throws IOException {
        server = Server.start(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                .withAccess(AccessSettings.REQUIRED));
    }

    @AfterEach
    void stop() {
        chromium.close();
        server.close();
    }

    @BeforeEach
    void started() {
        assertThat(server.setUp()).isPresent();
    }

    private BrowserPage browser(int width, ColorScheme colours) {
        return new BrowserPage(chromium, server.uri(), width, 800, colours).expect(NO_SESSION).expect(NOT_YOURS);
    }

    private String setUp() {
        return "?" + URI.create(server.setUp().orElseThrow()).getRawQuery() + "#"
                + URI.create(server.setUp().orElseThrow()).getRawFragment();
    }

    private static void holds(BrowserPage browser, String name) {
        browser.settled().fits().isUsableByEverybody().hasNothingToComplainAbout().screenshot("sign-in-" + name);
    }

    /// As in [PagesTest], with somebody who has signed in.
    private static void everywhere(BrowserPage browser, String... views) {
        for (String view : views) {
            browser.fitsEveryWindow(List.of(320, 1024, 2560), "sign-in-" + view,
                    () -> browser.go("?client=acme&view=" + view)).hasNothingToComplainAbout();
        }
        browser.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        browser.go("?client=acme&view=" + views[0]);
    }

    private static Page fill(BrowserPage browser, String name, String text) {
        browser.page().fill("[name=" + name + "]", text);
        return browser.page();
    }

    private static void signsOutOnce(BrowserPage browser) {
        try (Held out = new Held(browser, "DELETE session")) {
            browser.part("sign-out").click();
            out.asked(1);
            assertThat(browser.part("sign-out").isDisabled()).isTrue();
        }
        browser.part("sign-in").waitFor();
        browser.hasNothingToComplainAbout();
    }

    @Test
    void theOwnerInvitesAColleagueWhoSeesOneClient() {
        try (BrowserPage owner = browser(1280, ColorScheme.LIGHT);
                BrowserPage colleague = browser(390, ColorScheme.DARK)) {
            holds(owner.go("?client=acme"), "of-nobody");
            holds(owner.go(setUp()), "set-up");
            fill(owner, "email", "ann@example.com");
            fill(owner, "password", PASSWORD).click("button.main");
            owner.page().waitForSelector("[data-part=who]");
            assertThat(owner.page().url()).doesNotContain("set-up");
            owner.go("?client=acme&view=users");
            fill(owner, "invite", "bob@example.com").click("[data-part=invitations] button.main");
            String link = owner.page().locator("[data-part=invited] code").innerText();
            holds(owner, "users");
            everywhere(owner, "users", "account", "audit");
            owner.page().setViewportSize(1280, 900);
            owner.go("?client=acme&view=users").picture("users").go("?client=acme&view=audit").picture("audit");
            holds(colleague.go(link.substring(link.indexOf('?'))), "invitation");
            fill(colleague, "password", PASSWORD).click("button.main");
            colleague.page().waitForSelector("[data-part=client]");
            holds(colleague.go("?client=acme&view=account"), "account");
            assertThat(colleague.page().locator("[data-part=to-users]").count()).isZero();
            owner.go("?client=acme&view=users").page().selectOption("[data-user='bob@example.com'] select", "analyst");
            owner.settled();
            Awaited.holds(owner.page().locator("[data-user='bob@example.com'] select"), "analyst");
            colleague.go("?client=acme").page().waitForSelector("[data-part=sign-in]");
            holds(colleague, "form");
            fill(colleague, "email", "bob@example.com");
            fill(colleague, "password", "a guess that is wrong").click("button.main");
            colleague.page().waitForSelector("[data-part=failure]");
            fill(colleague, "password", PASSWORD).click("button.main");
            colleague.page().waitForSelector("[data-part=client]");
            signsOutOnce(owner);
        }
    }
}
