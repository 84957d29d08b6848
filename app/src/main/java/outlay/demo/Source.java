package outlay.demo;

/// Where a visit comes from, and how people behave whom it brought first; the measures are those of [Tactic].
sealed interface Source {
    String channel();

    int returns();

    int leads();

    int quality();

    int fewestSteps();

    int mostSteps();

    /// By a click on an ad.
    record Paid(Ad ad) implements Source {
        @Override
        public String channel() {
            return ad.tactic().channel;
        }

        @Override
        public int returns() {
            return ad.tactic().returns;
        }

        @Override
        public int leads() {
            return ad.earns() ? ad.tactic().leads : 0;
        }

        @Override
        public int quality() {
            return ad.tactic().quality;
        }

        @Override
        public int fewestSteps() {
            return ad.tactic().fewestSteps;
        }

        @Override
        public int mostSteps() {
            return ad.tactic().mostSteps;
        }
    }

    /// By a way that costs nothing per click.
    enum Free implements Source {
        // @formatter:off
        //         channel             visitors a day (1/1000), returns, leads, quality, steps
        ORGANIC(   "Organic Search",   15_500, 200, 380, 1000, 1, 4),
        DIRECT(    "Direct",            6_500, 240, 400, 1050, 0, 2),
        REFERRAL(  "Referral",          3_000, 260, 420, 1200, 1, 3),
        ASSISTANT( "AI Assistant",      2_400, 320, 460, 1150, 0, 3),
        AFFILIATE( "Affiliates",        2_600, 260, 430,  850, 0, 2),
        SOCIAL(    "Organic Social",    2_800, 140, 300,  850, 2, 5),
        EMAIL(     "Email",             1_200, 300, 350, 1000, 1, 3),
        WATCHED(   "Organic Video",       900, 170, 300,  900, 2, 5);
        // @formatter:on

        final int dailyThousandths;
        private final String channel;
        private final int returns;
        private final int leads;
        private final int quality;
        private final int fewestSteps;
        private final int mostSteps;

        Free(String channel, int dailyThousandths, int returns, int leads, int quality, int fewestSteps,
                int mostSteps) {
            this.channel = channel;
            this.dailyThousandths = dailyThousandths;
            this.returns = returns;
            this.leads = leads;
            this.quality = quality;
            this.fewestSteps = fewestSteps;
            this.mostSteps = mostSteps;
        }

        @Override
        public String channel() {
            return channel;
        }

        @Override
        public int returns() {
            return returns;
        }

        @Override
        public int leads() {
            return leads;
        }

        @Override
        public int quality() {
            return quality;
        }

        @Override
        public int fewestSteps() {
            return fewestSteps;
        }

        @Override
        public int mostSteps() {
            return mostSteps;
        }
    }
}
