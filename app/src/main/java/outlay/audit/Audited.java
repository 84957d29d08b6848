package outlay.audit;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outlay.web.Around;
import outlay.web.Download;
import outlay.web.Handler;
import outlay.web.Mistakes;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;

/// Writes down every request that changes something, whatever becomes of it, and every file that is taken out, before
/// it is answered. That a change was begun is on disk before it is made, so that a crash in between leaves a trace.
///
/// Law: one entry for each POST, PUT, PATCH and DELETE of a route under `/api/`; none for a GET, unless it is answered
/// with a file.
public final class Audited implements Around {
    /// On every file that is taken out: the entry about it.
    public static final String ENTRY = "Outlay-Audit-Entry";
    private static final Logger LOG = LoggerFactory.getLogger(Audited.class);
    private final Function<Request, Optional<Router.Match>> routes;
    private final AuditLog log;
    private final AuditedRequest reader;
    /// What was done and could not be written down.
    private volatile Optional<Owed> owed = Optional.empty();

    /// @param begun stays until it is written down, also by another process
    private record Owed(AuditEntry.Said said, Optional<Begun> begun) {}

    public Audited(Function<Request, Optional<Router.Match>> routes, AuditLog log) {
        this.routes = routes;
        this.log = log;
        this.reader = new AuditedRequest(log.keys());
    }

    @Override
    public Response handle(Request request, Handler inner) throws IOException {
        Optional<Router.Match> route = routes.apply(request).filter(matched -> request.path().startsWith("/api/"));
        if (route.isEmpty()) {
            return inner.handle(request);
        }
        return request.method().equals("GET") || request.method().equals("HEAD")
                ? taken(request, route.get(), inner.handle(request))
                : changed(request, route.get(), inner);
    }

    private Response changed(Request request, Router.Match route, Handler inner) throws IOException {
        settle();
        Optional<Begun> begun = Optional.of(begin(reader.said(request, route, AuditEntry.UNKNOWN,
                Optional.empty())));
        int status = 500;
        try {
            Response response = inner.handle(request);
            status = response.status();
            Optional<Response> unrecorded = record(reader.said(request, route, status, file(response)), begun);
            return unrecorded.orElse(response);
        } catch (Refused refused) {
            record(reader.said(request, route, refused.problem().status(), Optional.empty()), begun);
            throw refused;
        } catch (Mistakes mistakes) {
            record(reader.said(request, route, 400, Optional.empty()), begun);
            throw mistakes;
        } catch (IOException | RuntimeException failed) {
            record(reader.said(request, route, status, Optional.empty()), begun);
            throw failed;
        }
    }

    /// What cannot even be begun in writing is not done.
    private Begun begin(AuditEntry.Said said) {
        try {
            return log.begin(said);
        } catch (IOException failed) {
            throw new Refused(notWritten("nothing was changed", failed));
        }
    }

    private Optional<AuditEntry.Taken> file(Response response) {
        return response.headers().containsKey(Download.DISPOSITION)
                ? Optional.of(new AuditEntry.Taken(Long.parseLong(response.headers().getOrDefault(Download.ROWS, "0")),
                        log.keys().fileDigest(response.body())))
                : Optional.empty();
    }

    private Response taken(Request request, Router.Match route, Response response) {
        Optional<AuditEntry.Taken> file = file(response);
        if (file.isEmpty()) {
            return response;
        }
        settle();
        try {
            AuditEntry entry = log.add(reader.said(request, route, response.status(), file));
            return marked(response, entry.number());
        } catch (IOException failed) {
            throw new Refused(notWritten("nothing was given out", failed));
        }
    }

    /// The file's name and a header lead to the entry; its bytes are the same for everybody.
    private static Response marked(Response response, long entry) {
        Map<String, String> headers = new TreeMap<>(response.headers());
        headers.remove(Download.ROWS);
        headers.put(ENTRY, Long.toString(entry));
        headers.computeIfPresent(Download.DISPOSITION,
                (name, value) -> value.replaceFirst("(\\.[a-z]+\"?)$", ".audit-" + entry + "$1"));
        return new Response(response.status(), headers, response.body());
    }

    /// Nothing more is changed before what was changed is written down.
    private synchronized void settle() {
        Optional<Owed> open = owed;
        if (open.isPresent()) {
            try {
                log.add(open.get().said());
                end(open.get().begun());
                owed = Optional.empty();
            } catch (IOException failed) {
                throw new Refused(notWritten("nothing was changed", failed));
            }
        }
    }

    /// @return what to answer instead, where it could not be written down
    private Optional<Response> record(AuditEntry.Said said, Optional<Begun> begun) {
        try {
            log.add(said);
            end(begun);
            return Optional.empty();
        } catch (IOException failed) {
            owed = Optional.of(new Owed(said, begun));
            LOG.error("{} of {} {} was answered with {} and is not in the audit log", said.what(), said.kind(),
                    said.who(), said.status(), failed);
            return Optional.of(notWritten("it was answered with " + said.status()
                    + ", and nothing more can be changed before it is written down", failed).response());
        }
    }

    private static void end(Optional<Begun> begun) {
        if (begun.isPresent()) {
            try {
                begun.get().close();
            } catch (IOException stays) {
                LOG.warn("that something was begun cannot be taken away; it will be in the audit log once more", stays);
            }
        }
    }

    private static Problem notWritten(String what, IOException failed) {
        return Problem.of(503, "The audit log cannot be written", what + "; make room on the disk: "
                + failed.getMessage());
    }

    @Override
    public Response turnedAway(Request head, Response refusal) {
        if (head.path().startsWith("/api/") && !head.method().equals("GET") && !head.method().equals("HEAD")) {
            routes.apply(head).ifPresent(route -> {
                // Nothing was begun.
                record(reader.said(head, route, refusal.status(), Optional.empty()), Optional.empty());
            });
        }
        return refusal;
    }
}
