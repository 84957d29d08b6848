package outlay.reconcile;

import java.util.Comparator;
import java.util.List;
import outlay.base.ClientId;
import outlay.journey.Journey.Kind;

/// Under which windows platforms take conversions for their own, as far as their owners have said; for all others that
/// of a new account holds. What is said of one account holds before what is said of all, and then what is said of one
/// goal before what is said of all.
public record PlatformWindows(List<Said> said) {
    public static final PlatformWindows NONE = new PlatformWindows(List.of());
    private static final Comparator<Said> BY_NARROWNESS = Comparator
            .<Said, Boolean>comparing(one -> !one.account().isEmpty()).thenComparing(one -> one.goal() != Goal.ALL);

    public PlatformWindows {
        said = List.copyOf(said);
    }

    /// @param account its id, or "" for all of the platform
    /// @param goal    for which conversions
    public record Said(ClientId client, String platform, String account, Goal goal, PlatformWindow window) {
        public Said {
            if (platform.isEmpty()) {
                throw new IllegalArgumentException("platform is missing; write it as reports do, like meta_ads");
            }
        }

        private boolean covers(ClientId of, String onPlatform, String byAccount, Kind kind) {
            return client.equals(of) && platform.equals(onPlatform) && (account.isEmpty() || account.equals(byAccount))
                    && goal.covers(kind);
        }
    }

    /// The window that holds for a kind of conversion.
    public PlatformWindow of(ClientId client, String platform, String account, Kind kind) {
        return said.stream().filter(one -> one.covers(client, platform, account, kind)).max(BY_NARROWNESS)
                .map(Said::window).orElseGet(() -> PlatformWindow.of(platform));
    }

    /// Whether it was said, and is not that of a new account.
    public boolean says(ClientId client, String platform, String account, Kind kind) {
        return said.stream().anyMatch(one -> one.covers(client, platform, account, kind));
    }
}
