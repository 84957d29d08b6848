package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static outlay.web.Awaited.gone;
import static outlay.web.Awaited.says;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Server;
import outlay.Settings;
import outlay.command.Outlay;
import outlay.log.RealDisk;

/// A change of settings whose try takes long: the page says how far it is, lets it be stopped, and says behind how many
/// others it waits. What takes long is the disk, for whoever tries alone, and for as long as the test wants.
class LongTryPagesTest {
    @TempDir
    private Path folder;

    /// Of what is read by tries, the first part is there at once, and the others once the gate is open.
    private static final class SlowForTries extends RealDisk {
        private static final int AT_ONCE = 10;
        private final CountDownLatch gate = new CountDownLatch(1);
        private int reads;

        @Override
        public DiskFile openToRead(Path path) throws IOException {
            return new FileAround(super.openToRead(path)) {
                @Override
                public void read(ByteBuffer into, long offset) throws IOException {
                    if (Thread.currentThread().getName().startsWith("tries-") && ++reads > AT_ONCE) {
                        await();
                    }
                    super.read(into, offset);
                }
            };
        }

        private void await() throws IOException {
            try {
                gate.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the server stops");
            }
        }
    }

    @Test
    void aLongTrySaysHowFarItIsAndIsStopped() throws Exception {
        MadeDemo.copyTo(folder.resolve("data"));
        Path secrets = Files.writeString(folder.resolve("secrets"), "access_token: EAAB0123456789\n");
        connectAnAccount(folder.resolve("data"), secrets);
        SlowForTries disk = new SlowForTries();
        Settings settings = Settings.read(Optional.empty(), Map.of("OUTLAY_DATA", folder.resolve("data").toString(),
                "OUTLAY_LISTEN", "127.0.0.1:0", "OUTLAY_SIGN_IN", "off"));
        try (Server server = Server.start(settings, disk);
                Chromium chromium = Chromium.start();
                BrowserPage page = new BrowserPage(chromium, server.uri(), 1280, 900, ColorScheme.LIGHT);
                BrowserPage other = new BrowserPage(chromium, server.uri(), 1280, 900, ColorScheme.LIGHT)) {
            List<String> asked = Collections.synchronizedList(new ArrayList<>());
            page.page().onRequest(request -> {
                if (request.url().contains("/rules/try?") && request.method().equals("GET")) {
                    asked.add(request.url());
                }
            });
            triesARule(page, "demo");
            says(page.part("trying"), "% of", "entries of the log read");
            page.fits().isUsableByEverybody().screenshot("long-try");
            triesARule(other, "fresh");
            says(other.part("trying"), "Waits behind 1 other change");

            Response stopped = page.page().waitForResponse(answer -> answer.request().method().equals("DELETE"),
                    () -> page.part("leave-try").click());
            assertThat(stopped.text()).contains("\"stopped\":true");
            gone(page.part("trying"));
            says(other.part("trying"), "Begins to read the log");
            int until = asked.size();
            assertThat(until).as("the page has asked how far it is").isPositive();
            page.part("try-rule").waitFor();
            assertThat(page.part("told").count()).as("nothing was found").isZero();

            disk.gate.countDown();
            says(other.part("told"), "leads-to-meta", "no such account");
            gone(other.part("trying"));
            assertThat(asked).as("whoever has stopped it asks no more").hasSize(until);
            page.part("try-rule").click();
            says(page.part("told"), "leads-to-meta");
            page.hasNothingToComplainAbout();
            other.hasNothingToComplainAbout();
        }
    }

    /// What would be told to it is looked for in the whole log.
    private static void connectAnAccount(Path data, Path secrets) {
        StringWriter out = new StringWriter();
        assertThat(Outlay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(
                "destinations", "add", "meta-main", "--client", "demo", "--destination", "meta", "--set",
                "dataset_id=1234567890", "--secrets", secrets.toString(), "--data", data.toString()))
                .as("%s", out).isZero();
    }

    private static void triesARule(BrowserPage page, String client) {
        page.go("?client=" + client + "&view=settings");
        page.part("add-rules").click();
        page.part("rule-name").fill("leads-to-meta");
        page.part("rule-account").fill("meta-main");
        page.part("rule-when").selectOption("deal stage ");
        page.part("rule-named").fill("sql");
        page.part("rule-tell").fill("lead");
        page.part("try-rule").click();
    }
}
