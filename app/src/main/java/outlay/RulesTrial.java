package outlay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import outlay.activate.outbox.Accounts;
import outlay.base.ClientId;
import outlay.log.Log;
import outlay.setting.Editor.Change;
import outlay.setting.Progress;
import outlay.setting.Trial;
import outlay.store.OutboxStore;
import outlay.telling.LogIndex;
import outlay.telling.LogTelling;
import outlay.telling.Preview;
import outlay.telling.RuleWishes;
import outlay.telling.rule.ClientRules;
import outlay.telling.rule.Rule;
import outlay.telling.rule.Rules;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What new and changed rules would have told of what came in last, and why not the rest: the same that
/// `outlay destinations preview` counts over the whole log; and what waits to be told by rules that are there no more.
/// Nothing is sent or kept.
final class RulesTrial implements Trial<Rules> {
    /// Of all clients. Twice these are read for an account in some seconds.
    static final long MOST_ENTRIES = 1_000_000;

    private final Log log;
    private final Accounts accounts;
    private final OutboxStore outbox;
    private final Clock clock;

    /// What became of those of one rule.
    private static final class Counted {
        private final Map<String, Long> outcomes = new TreeMap<>();
        private long late;

        void add(Preview.Line line) {
            outcomes.merge(line.outcome(), 1L, Math::addExact);
            late += line.outcome().equals("told") && line.lateNow() ? 1 : 0;
        }
    }

    /// @param log as reports read it
    RulesTrial(Log log, Accounts accounts, OutboxStore outbox, Clock clock) {
        this.log = log;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// As reports read it.
    Log log() {
        return log;
    }

    @Override
    public void say(ClientId client, Change<Rules> change, ObjectNode figures, Progress progress) {
        List<Rule> before = change.before().of(client).rules();
        ClientRules after = change.after().of(client);
        List<Rule> fresh = after.rules().stream().filter(rule -> !before.contains(rule)).toList();
        putStopped(client, before, after, figures.putArray("stopped"));
        Set<String> connected = new TreeSet<>();
        fresh.stream().map(Rule::account).filter(name -> accounts.of(client, name).isPresent())
                .forEach(connected::add);
        LastEntries last = new LastEntries(log, MOST_ENTRIES, 1 + connected.size(), progress);
        Map<String, Counted> counted = fresh.stream().collect(Collectors.toMap(Rule::name, rule -> new Counted()));
        count(client, after, connected, last, line -> Optional.ofNullable(counted.get(line.wish().rule()))
                .ifPresent(rule -> rule.add(line)));
        ArrayNode list = figures.putArray("told");
        fresh.forEach(rule -> put(list.addObject(), rule, connected.contains(rule.account()),
                counted.getOrDefault(rule.name(), new Counted())));
        last.putInto(figures.putObject("tried_over"));
    }

    private void count(ClientId client, ClientRules after, Set<String> connected, Log last,
            Consumer<Preview.Line> lines) {
        Rules only = new Rules(Map.of(client, after));
        LogIndex index = new LogIndex(last, () -> only, LogIndex.USUAL_AGE, System::nanoTime, System.nanoTime());
        Preview preview = new Preview(last, new RuleWishes(() -> only, index),
                new LogTelling(() -> only, index, accounts));
        Instant now = clock.instant();
        for (String name : connected) {
            accounts.of(client, name).ifPresent(account -> preview.of(client, account, Instant.EPOCH,
                    now.plus(Duration.ofDays(1)), now, lines));
        }
    }

    /// What waits for a rule that is taken out, renamed or given another account is not told any more.
    private void putStopped(ClientId client, List<Rule> before, ClientRules after, ArrayNode list) {
        for (Rule rule : before) {
            if (after.named(rule.name()).filter(same -> same.account().equals(rule.account())).isEmpty()) {
                list.addObject().put("rule", rule.name()).put("account", rule.account()).put("waiting",
                        outbox.of(client).waiting(rule.account(), rule.name()));
            }
        }
    }

    private static void put(ObjectNode node, Rule rule, boolean connected, Counted counted) {
        node.put("rule", rule.name()).put("account", rule.account()).put("connected", connected)
                .put("too_old_now", counted.late);
        ArrayNode outcomes = node.putArray("outcomes");
        counted.outcomes.forEach((outcome, count) -> outcomes.addObject().put("outcome", outcome).put("count", count));
    }
}
