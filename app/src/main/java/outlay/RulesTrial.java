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
import java.util.stream.Collectors;
import outlay.activate.outbox.Accounts;
import outlay.base.ClientId;
import outlay.log.Log;
import outlay.setting.Editor.Change;
import outlay.setting.Trial;
import outlay.telling.LogIndex;
import outlay.telling.LogTelling;
import outlay.telling.Preview;
import outlay.telling.RuleWishes;
import outlay.telling.rule.ClientRules;
import outlay.telling.rule.Rule;
import outlay.telling.rule.Rules;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What new and changed rules would have told of the past, and why not the rest: the same that
/// `outlay destinations preview` counts. Nothing is sent or kept. It reads the log, so one is tried after the other.
final class RulesTrial implements Trial<Rules> {
    private final Log log;
    private final Accounts accounts;
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
    RulesTrial(Log log, Accounts accounts, Clock clock) {
        this.log = log;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public synchronized void say(ClientId client, Change<Rules> change, ObjectNode figures) {
        Set<Rule> was = Set.copyOf(change.before().of(client).rules());
        ClientRules after = change.after().of(client);
        List<Rule> fresh = after.rules().stream().filter(rule -> !was.contains(rule)).toList();
        Rules only = new Rules(Map.of(client, after));
        LogIndex index = new LogIndex(log, () -> only, LogIndex.USUAL_AGE, System::nanoTime, System.nanoTime());
        Preview preview = new Preview(log, new RuleWishes(() -> only, index),
                new LogTelling(() -> only, index, accounts));
        Map<String, Counted> counted = fresh.stream().collect(Collectors.toMap(Rule::name, rule -> new Counted()));
        Instant now = clock.instant();
        Set<String> connected = new TreeSet<>();
        for (String name : new TreeSet<>(fresh.stream().map(Rule::account).toList())) {
            Optional<Accounts.Connected> account = accounts.of(client, name);
            if (account.isPresent()) {
                connected.add(name);
                preview.of(client, account.get(), Instant.EPOCH, now.plus(Duration.ofDays(1)), now,
                        line -> Optional.ofNullable(counted.get(line.wish().rule()))
                                .ifPresent(rule -> rule.add(line)));
            }
        }
        ArrayNode list = figures.putArray("told");
        fresh.forEach(rule -> put(list.addObject(), rule, connected.contains(rule.account()),
                counted.getOrDefault(rule.name(), new Counted())));
    }

    private static void put(ObjectNode node, Rule rule, boolean connected, Counted counted) {
        node.put("rule", rule.name()).put("account", rule.account()).put("connected", connected)
                .put("too_old_now", counted.late);
        ArrayNode outcomes = node.putArray("outcomes");
        counted.outcomes.forEach((outcome, count) -> outcomes.addObject().put("outcome", outcome).put("count", count));
    }
}
