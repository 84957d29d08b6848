package outlay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.base.ClientId;
import outlay.reconcile.Goal;
import outlay.reconcile.PlatformWindow;
import outlay.reconcile.PlatformWindows;
import outlay.reconcile.PlatformWindows.Said;

/// The table of the windows that platforms are set to: `client`, `platform`, `click_days`, `view_days`, and of
/// `account` and `goal` (leads or sales) what applies.
public final class PlatformWindowsFile {
    private static final List<String> NEEDED = List.of("client", "platform", "click_days", "view_days");

    private PlatformWindowsFile() {}

    /// @param mistakes gets a sentence with the line for what is wrong; nothing is read then
    public static PlatformWindows read(Path path, List<String> mistakes) {
        List<Said> said = new ArrayList<>();
        Set<List<String>> scopes = new HashSet<>();
        boolean right = RowsFile.read(path, NEEDED, mistakes, cells -> {
            Said one = new Said(new ClientId(cells.apply("client")), cells.apply("platform"), cells.apply("account"),
                    goal(cells.apply("goal")), new PlatformWindow(days("click_days", cells.apply("click_days")),
                            days("view_days", cells.apply("view_days"))));
            if (!scopes.add(List.of(one.client().value(), one.platform(), one.account(), one.goal().label()))) {
                throw new IllegalArgumentException("the same client, platform, account and goal have a window already;"
                        + " keep one of the two");
            }
            said.add(one);
        });
        return right ? new PlatformWindows(said) : PlatformWindows.NONE;
    }

    private static Goal goal(String text) {
        return text.isEmpty()
                ? Goal.ALL
                : Stream.of(Goal.values()).filter(goal -> goal.label().equals(text)).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("goal \"" + text + "\" must be one of "
                                + Stream.of(Goal.values()).map(Goal::label).collect(Collectors.joining(", "))
                                + ", or empty"));
    }

    private static int days(String name, String text) {
        if (!text.matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException(name + " \"" + text + "\" must be a whole number of days");
        }
        return Integer.parseInt(text);
    }
}
