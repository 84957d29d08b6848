package outlay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import outlay.base.ClientId;
import outlay.funnel.FunnelRules;
import outlay.gate.Pressure;
import outlay.gate.Shed;
import outlay.live.Hands;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.plan.Target;
import outlay.reconcile.PlatformWindows;
import outlay.report.AsOf;
import outlay.report.Changes;
import outlay.report.Edition;
import outlay.report.Question;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Reports;

/// The books, as they are and as they were, as long as events do not need the room: a report can be asked again, an
/// event comes once.
///
/// @param hidden what is not listed any more
record ServedReports(LiveBooks books, PastBooks past, Hands hands, Pressure pressure, SettingsTables tables,
        ToLongFunction<ClientId> alerts, Supplier<Optional<Instant>> keptFrom,
        Predicate<ClientId> hidden)
        implements
            Reports {
    @Override
    public List<Target> targets() {
        return tables.targets();
    }

    @Override
    public FunnelRules funnelRules(ClientId client) {
        return tables.funnelOf(client);
    }

    @Override
    public PlatformWindows windows() {
        return tables.windows();
    }

    @Override
    public Optional<Instant> eventsKeptFrom() {
        return keptFrom.get();
    }

    @Override
    public long openAlerts(ClientId client) {
        return alerts.applyAsLong(client);
    }

    @Override
    public List<ClientId> clients() {
        return books.clients().stream().filter(hidden.negate()).toList();
    }

    @Override
    public Edition edition(ClientId client, Optional<AsOf> asOf) {
        checkRoom();
        return asOf.map(then -> past.of(client, then)).orElseGet(() -> books.edition(client));
    }

    @Override
    public Changes changes(Question question, AsOf before, Optional<AsOf> after) {
        checkRoom();
        return past.changes(question, before, after);
    }

    @Override
    public Versioned answer(Question question, Optional<AsOf> asOf) {
        Edition edition = edition(question.client(), asOf);
        return new Versioned(edition.books().answer(question, hands), edition.version());
    }

    private void checkRoom() {
        if (pressure.sheds(Shed.REPORTS)) {
            throw new Refused(Problem.of(503, "Too busy for reports",
                    "the server is taking in more than it can write; ask again in a minute"));
        }
    }
}
