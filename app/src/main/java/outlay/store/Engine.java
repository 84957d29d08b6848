package outlay.store;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import outlay.base.ClientId;

/// One of the two databases, ready for use: its transactions, and nothing about what is in them.
interface Engine extends AutoCloseable {
    /// Runs `work` in a transaction that only reads.
    <T> T read(Function<Handle, T> work);

    /// Runs `work` in a transaction; everything in it is kept, durably, or nothing is. Must not be called from `work`.
    <T> T write(Function<Handle, T> work);

    /// From here to the end of the transaction, or the next call, only rows of `client` can be seen or written.
    void actFor(Handle handle, ClientId client);

    /// Leaves nothing in the files of what was deleted or replaced, as far as that is in the program's hands.
    void shred();

    /// Which database this is, without its password.
    String describe();

    @Override
    void close();

    /// Values stay out of the messages of exceptions, which end up in logs.
    static Jdbi quiet(Jdbi jdbi) {
        jdbi.configure(StatementExceptions.class,
                config -> config.setMessageRendering(StatementExceptions.MessageRendering.SHORT_STATEMENT));
        return jdbi;
    }
}
