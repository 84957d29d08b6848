package outlay.activate.outbox;

import java.time.Instant;
import java.util.List;
import outlay.activate.Account;
import outlay.activate.Answer;
import outlay.activate.Call;
import outlay.activate.ConversionsOut;
import outlay.activate.Later;
import outlay.activate.Mapping;
import outlay.activate.Rate;
import outlay.activate.Ready;
import outlay.activate.Terms;
import outlay.activate.Verdict;

/// A destination that takes fewer in one call, so that a test makes more calls.
class SmallCalls implements ConversionsOut {
    private final ConversionsOut out;
    private final int most;

    private SmallCalls(ConversionsOut out, int most) {
        this.out = out;
        this.most = most;
    }

    static ConversionsOut of(String label, int most) {
        ConversionsOut out = (ConversionsOut) Simulation.destination(label);
        int fewer = Math.min(most, out.terms().most());
        return out instanceof Later later ? new AskedLater(out, later, fewer) : new SmallCalls(out, fewer);
    }

    private static final class AskedLater extends SmallCalls implements Later {
        private final Later later;

        AskedLater(ConversionsOut out, Later later, int most) {
            super(out, most);
            this.later = later;
        }

        @Override
        public Call ask(String requestId, Account account) {
            return later.ask(requestId, account);
        }

        @Override
        public List<Verdict> settle(Answer answer, String requestId, int sent) {
            return later.settle(answer, requestId, sent);
        }
    }

    @Override
    public String label() {
        return out.label();
    }

    @Override
    public Terms terms() {
        Terms terms = out.terms();
        return new Terms(most, terms.oldest(), terms.clicks(), terms.afterClick(), terms.dedup(), terms.failures(),
                terms.test(), terms.takes(), terms.objection());
    }

    @Override
    public Rate rate() {
        return out.rate();
    }

    @Override
    public List<Account.Setting> settings() {
        return out.settings();
    }

    @Override
    public Mapping mapping() {
        return out.mapping();
    }

    @Override
    public Call call(List<Ready> batch, Account account, Instant now) {
        return out.call(batch, account, now);
    }

    @Override
    public List<Verdict> read(Answer answer, int sent) {
        return out.read(answer, sent);
    }
}
