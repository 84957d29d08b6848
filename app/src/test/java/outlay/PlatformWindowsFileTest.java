package outlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.base.ClientId;
import outlay.journey.Journey.Kind;
import outlay.reconcile.PlatformWindow;
import outlay.reconcile.PlatformWindows;

class PlatformWindowsFileTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatEachAccountIsSetTo() throws IOException {
        List<String> mistakes = new ArrayList<>();
        PlatformWindows windows = read("client,platform,account,goal,click_days,view_days\nacme,meta_ads,,,28,1\n"
                + "acme,meta_ads,m-1,leads,1,0\n", mistakes);
        assertThat(mistakes).isEmpty();
        ClientId acme = new ClientId("acme");
        assertThat(windows.of(acme, "meta_ads", "m-1", Kind.LEAD)).isEqualTo(new PlatformWindow(1, 0));
        assertThat(windows.of(acme, "meta_ads", "m-1", Kind.ORDER)).isEqualTo(new PlatformWindow(28, 1));
    }

    @ParameterizedTest
    @CsvSource({"'acme,meta_ads,,,7d,1', click_days \"7d\" must be a whole number of days",
            "'acme,meta_ads,,,99,1', click_days and view_days must be from 0 to 90",
            "'acme,meta_ads,,clicks,7,1', 'goal \"clicks\" must be one of all, leads, sales, or empty'",
            "'acme,,,,7,1', platform is missing"})
    void namesTheLineAndTheMistake(String row, String message) throws IOException {
        List<String> mistakes = new ArrayList<>();
        PlatformWindows windows = read("client,platform,account,goal,click_days,view_days\n" + row + "\n", mistakes);
        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.getFirst()).contains("windows.csv:2: ").contains(message);
        assertThat(windows).isEqualTo(PlatformWindows.NONE);
    }

    @Test
    void twoRowsOfOneScopeContradict() throws IOException {
        List<String> mistakes = new ArrayList<>();
        read("client,platform,click_days,view_days\nacme,meta_ads,7,1\nacme,meta_ads,28,1\n", mistakes);
        assertThat(mistakes.getFirst()).contains("have a window already");
    }

    private PlatformWindows read(String text, List<String> mistakes) throws IOException {
        return PlatformWindowsFile.read(Files.writeString(folder.resolve("windows.csv"), text), mistakes);
    }
}
