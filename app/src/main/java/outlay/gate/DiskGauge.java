package outlay.gate;

/// How little room the disk has left, as a load.
///
/// The log keeps everything, so it is not its size that matters but what is left: a tenth of the disk, at most 20 GiB,
/// is the reserve. Counted is how much of the reserve is gone. From 60 % the readiness page warns, from 80 % page views
/// are refused, from 90 % everything but conversions, from 95 % those too.
final class DiskGauge {
    static final long MOST_RESERVE = 20L << 30;
    private static final int RESERVE_SHARE = 10;
    private static final int WARN = 60;
    private static final int PAGE_VIEWS = 80;
    private static final int ALL_BUT_CONVERSIONS = 90;
    private static final int EVERYTHING = 95;

    private final Held held = new Held(DiskGauge::at);

    /// How many percent of the reserve are gone: 0 while it is whole, 100 when the disk is full.
    static int percentGone(long freeBytes, long totalBytes) {
        long reserve = Math.max(1, Math.min(MOST_RESERVE, totalBytes / RESERVE_SHARE));
        long left = Math.clamp(freeBytes, 0, reserve);
        return (int) ((reserve - left) * 100 / reserve);
    }

    /// The load as of this measurement and the ones before it.
    Shed measured(int percentGone) {
        return held.measured(percentGone);
    }

    Shed now() {
        return held.now();
    }

    private static Shed at(int percentGone) {
        if (percentGone >= EVERYTHING) {
            return Shed.EVERYTHING;
        }
        if (percentGone >= ALL_BUT_CONVERSIONS) {
            return Shed.ALL_BUT_CONVERSIONS;
        }
        if (percentGone >= PAGE_VIEWS) {
            return Shed.PAGE_VIEWS;
        }
        return percentGone >= WARN ? Shed.DEBUGGING : Shed.NOTHING;
    }
}
