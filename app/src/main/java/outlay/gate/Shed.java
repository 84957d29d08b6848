package outlay.gate;

/// What is given up first when there is too little room, in this order; everything before it is given up as well.
/// Redirects are never given up.
public enum Shed {
    NOTHING,
    /// Watching events as they come in.
    DEBUGGING,
    /// Reports: they can be asked again.
    REPORTS,
    /// What bots looked at.
    BOTS,
    /// What people looked at.
    PAGE_VIEWS,
    /// Everything but conversions.
    ALL_BUT_CONVERSIONS,
    /// Conversions, too.
    EVERYTHING;

    /// Whether it is given up under this load.
    boolean includes(Shed other) {
        return other != NOTHING && compareTo(other) >= 0;
    }
}
