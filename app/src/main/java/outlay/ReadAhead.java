package outlay;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.base.ClientId;
import outlay.collect.ImportCatalogues;
import outlay.live.LiveBooks;
import outlay.web.GivingWay;

/// Reads what pages would else read when they are first opened after a start: what was imported, and how visits came.
/// Whoever asks meanwhile goes on where this is, or waits for the rest, and reads nothing twice.
final class ReadAhead implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

    private final ImportCatalogues imports;
    private final LiveBooks books;
    private final Thread thread = GivingWay.threads("read-ahead-").newThread(this::read);
    private volatile boolean closed;

    ReadAhead(ImportCatalogues imports, LiveBooks books) {
        this.imports = imports;
        this.books = books;
    }

    /// Begins, unless it is closed; returns at once.
    synchronized void start() {
        if (!closed) {
            thread.start();
        }
    }

    private void read() {
        try {
            boolean more = true;
            while (more && !closed) {
                more = imports.readAhead();
            }
            List<ClientId> clients = closed ? List.of() : books.clients();
            for (ClientId client : clients) {
                if (closed) {
                    return;
                }
                books.of(client).arrivals();
            }
        } catch (RuntimeException failed) {
            LOG.warn("Nothing more is read ahead; whoever asks first waits for it", failed);
        }
    }

    /// Waits for the piece that is being read. Not interrupted: that would close the log's files.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }
}
