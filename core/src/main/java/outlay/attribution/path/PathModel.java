package outlay.attribution.path;

/// How the conversions of paths are divided among channels, in one pass over the paths. Paths that did not convert have
/// no part in it; [Markov] is the model that learns from them.
public enum PathModel {
    /// Everything to the channel that began the path.
    FIRST("first") {
        @Override
        void share(int[] touches, int start, int end, Shares shares) {
            shares.give(touches[start], 1);
        }
    },
    /// Everything to the channel that ended it.
    LAST("last") {
        @Override
        void share(int[] touches, int start, int end, Shares shares) {
            shares.give(touches[end - 1], 1);
        }
    },
    /// The same to every touch, so that a channel touched twice counts twice.
    LINEAR("linear") {
        @Override
        void share(int[] touches, int start, int end, Shares shares) {
            for (int i = start; i < end; i++) {
                shares.give(touches[i], end - start);
            }
        }
    },
    /// 40 % to the first, 40 % to the last, 20 % shared by those between; of two, half each.
    POSITION("position") {
        @Override
        void share(int[] touches, int start, int end, Shares shares) {
            int between = end - start - 2;
            if (between <= 0) {
                LINEAR.share(touches, start, end, shares);
                return;
            }
            for (int fifth = 0; fifth < 2; fifth++) {
                shares.give(touches[start], FIFTHS);
                shares.give(touches[end - 1], FIFTHS);
            }
            for (int i = start + 1; i < end - 1; i++) {
                shares.give(touches[i], Math.multiplyExact(FIFTHS, between));
            }
        }
    },
    /// The Shapley value where a coalition of channels earns the conversions of the paths inside it: each conversion is
    /// shared equally by its distinct channels (Zhao, Mahboobi and Bagheri, arXiv 1804.05327).
    SHAPLEY("shapley") {
        @Override
        void share(int[] touches, int start, int end, Shares shares) {
            int distinct = shares.distinct(touches, start, end);
            for (int i = 0; i < distinct; i++) {
                shares.give(shares.distinct(i), distinct);
            }
        }
    };

    private static final int FIFTHS = 5;

    private final String label;

    PathModel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public Credits credits(Paths paths) {
        Shares shares = new Shares(paths, paths.channels().size());
        for (int path = 0; path < paths.size(); path++) {
            if (paths.earns(path)) {
                shares.turnTo(path);
                share(paths.touches(), paths.start(path), paths.end(path), shares);
            }
        }
        return shares.credits();
    }

    /// Gives each channel its share of the path; the shares sum to one.
    abstract void share(int[] touches, int start, int end, Shares shares);
}
