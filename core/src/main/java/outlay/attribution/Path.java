package outlay.attribution;

import java.util.Arrays;
import outlay.journey.Journey.Kind;
import outlay.journey.JourneyColumns;
import outlay.journey.Milestone;

/// The touches of one conversion that count, oldest first: what a [Model] weighs. One path is filled again and again
/// while millions of conversions go by.
public final class Path {
    private final int[] channelOfSource;
    private final String[] channelNames;
    private final boolean[] directSource;
    private final int[] lastPathOfChannel;
    private int path;
    private int size;
    private int[] touches = new int[64];
    private long[] at = new long[64];
    private int[] sources = new int[64];
    private boolean[] first = new boolean[64];
    private long conversionAt;
    private final long[] milestones = new long[Milestone.values().length];

    /// @param channelOfSource each source's channel, numbered from 0
    /// @param channelNames    by these numbers
    /// @param directSource    whether the source is that of a direct visit
    Path(int[] channelOfSource, String[] channelNames, boolean[] directSource) {
        this.channelOfSource = channelOfSource;
        this.channelNames = channelNames;
        this.directSource = directSource;
        lastPathOfChannel = new int[Arrays.stream(channelOfSource).max().orElse(-1) + 1];
    }

    /// Empties the path for the next conversion.
    void begin(JourneyColumns columns, int conversion) {
        path++;
        size = 0;
        conversionAt = columns.conversionAt(conversion);
        columns.milestones(conversion, milestones);
        milestones[itself(columns.kind(conversion)).ordinal()] = conversionAt;
    }

    /// Every conversion is a milestone by itself.
    private static Milestone itself(Kind kind) {
        return switch (kind) {
            case LEAD -> Milestone.LEAD;
            case ORDER, DEAL_WON -> Milestone.WON;
        };
    }

    void add(int touch, long touchAt, int source) {
        if (size == touches.length) {
            int larger = Math.multiplyExact(size, 2);
            touches = Arrays.copyOf(touches, larger);
            at = Arrays.copyOf(at, larger);
            sources = Arrays.copyOf(sources, larger);
            first = Arrays.copyOf(first, larger);
        }
        touches[size] = touch;
        at[size] = touchAt;
        sources[size] = source;
        int channel = channelOfSource[source];
        first[size] = lastPathOfChannel[channel] != path;
        lastPathOfChannel[channel] = path;
        size++;
    }

    public int size() {
        return size;
    }

    /// The touch's number in the columns.
    public int touch(int i) {
        return touches[i];
    }

    /// The number of its source in the columns.
    public int source(int i) {
        return sources[i];
    }

    /// When it was, in ms.
    public long at(int i) {
        return at[i];
    }

    public int channel(int i) {
        return channelOfSource[sources[i]];
    }

    public String channelName(int i) {
        return channelNames[channel(i)];
    }

    public boolean direct(int i) {
        return directSource[sources[i]];
    }

    /// Whether no earlier touch of the path has the same channel.
    public boolean firstOfChannel(int i) {
        return first[i];
    }

    public long conversionAt() {
        return conversionAt;
    }

    /// When the milestone was reached, in ms, or [JourneyColumns#NEVER]. A lead is itself its company's milestone LEAD,
    /// an order or a won deal is WON, so these are always known.
    public long milestone(Milestone milestone) {
        return milestones[milestone.ordinal()];
    }
}
