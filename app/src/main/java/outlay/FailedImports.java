package outlay;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.base.ClientId;
import outlay.collect.FileReader.Problem;
import outlay.collect.ImportResult;
import outlay.notify.Event;
import outlay.notify.Happening;
import outlay.notify.WebhookBook;
import outlay.notify.WebhookKeeper;
import outlay.store.Store;
import outlay.vault.Sealing;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Has webhooks told of files that were refused. Such a file leaves nothing behind but its answer, so what is to be
/// told is kept before that is given.
///
/// It says where the first mistake is and never what stands there, which may be somebody's address.
public final class FailedImports implements BiConsumer<ClientId, ImportResult> {
    private static final Logger LOG = LoggerFactory.getLogger(FailedImports.class);

    private final WebhookKeeper keeper;
    private final Clock clock;

    private FailedImports(WebhookKeeper keeper, Clock clock) {
        this.keeper = keeper;
        this.clock = clock;
    }

    public static FailedImports of(Store store, Sealing sealing, Clock clock) {
        return new FailedImports(new WebhookKeeper(new WebhookBook(store.webhooks(), sealing, clock,
                new SecureRandom()), store.webhooks(), clock), clock);
    }

    @Override
    public void accept(ClientId client, ImportResult result) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int number = 0;
        for (ImportResult.OfFile file : result.files()) {
            number++;
            if (file.state() == ImportResult.State.REFUSED) {
                keep(new Happening(client, Event.IMPORT_FAILED, now + "\n" + number + "\n" + file.file(), now,
                        node(file)));
            }
        }
    }

    /// Whoever imports is to learn why the file was refused, whether a webhook can be told or not.
    private void keep(Happening what) {
        try {
            keeper.keep(what);
        } catch (RuntimeException failed) {
            LOG.error("No webhook of {} is told of a file that was refused", what.client(), failed);
        }
    }

    private static ObjectNode node(ImportResult.OfFile file) {
        Optional<Problem> first = file.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.WRONG).findFirst();
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("file", file.file())
                .put("format", file.format()).put("problems", file.problems().size());
        return node.put("line", first.map(Problem::line).orElse(0))
                .put("column", first.map(Problem::column).orElse(""));
    }
}
