package outlay.web;

import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is answered where a handler throws instead of answering. Whoever adds something to every answer has to have
/// those, too.
public final class Thrown {
    private static final Logger LOG = LoggerFactory.getLogger(Thrown.class);

    /// Answers, or throws.
    @FunctionalInterface
    public interface Answering {
        Response answer() throws IOException;
    }

    private Thrown() {}

    /// The answer, the problem that was thrown in its place, or a 500 whose cause is in our log only.
    public static Response answered(Answering work) {
        try {
            return work.answer();
        } catch (Refused refused) {
            return refused.problem().response();
        } catch (Mistakes mistakes) {
            return Problem.of(mistakes).response();
        } catch (RuntimeException | IOException failed) {
            return unexpected(failed);
        }
    }

    /// Says nothing of the inside to the outside, but gives a number by which our log can be searched.
    private static Response unexpected(Exception failed) {
        String id = UUID.randomUUID().toString();
        LOG.error("request {} failed", id, failed);
        return Problem.of(500, "Our mistake", "the server failed; its log says why under " + id).response();
    }
}
