package outlay.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import outlay.base.ClientId;

/// What readers keep for themselves, which reports are mailed to whom, and the pictures on them. None of it is in the
/// log, so nothing but a backup brings it back.
///
/// Law: of one mail and one period there is one sending, and it is there before anything is sent.
public final class AgencyStore {
    private final Engine engine;

    AgencyStore(Engine engine) {
        this.engine = engine;
    }

    /// Somebody's questions about a client, in the order of their names.
    public List<KeptView> views(ClientId client, String owner) {
        return of(client, handle -> ViewRows.of(handle, client, owner));
    }

    /// In the place of the owner's view of the same name.
    public void put(KeptView view) {
        change(view.client(), handle -> ViewRows.put(handle, view));
    }

    /// False where the owner has no such view.
    public boolean removeView(ClientId client, String owner, String name) {
        return change(client, handle -> ViewRows.remove(handle, client, owner, name));
    }

    /// A client's, the oldest first.
    public List<KeptReportMail> mails(ClientId client) {
        return of(client, handle -> ReportMailRows.of(handle, client));
    }

    /// Everybody's.
    public List<KeptReportMail> mails() {
        return engine.read(handle -> {
            List<KeptReportMail> all = new ArrayList<>();
            for (ClientId client : GateClients.all(handle)) {
                engine.actFor(handle, client);
                all.addAll(ReportMailRows.of(handle, client));
            }
            return all;
        });
    }

    /// In the place of the client's mail of the same id.
    public void put(KeptReportMail mail) {
        change(mail.client(), handle -> ReportMailRows.put(handle, mail));
    }

    /// With all that is known of its sendings; false where the client has no such mail.
    public boolean removeMail(ClientId client, String id) {
        return change(client, handle -> {
            SendingRows.removeAll(handle, client, id);
            return ReportMailRows.remove(handle, client, id);
        });
    }

    /// A client's, those of the newest period first.
    public List<KeptSending> sendings(ClientId client) {
        return of(client, handle -> SendingRows.of(handle, client));
    }

    /// False where somebody has begun to send the same mail about the same period before.
    public boolean begin(KeptSending sending) {
        return change(sending.client(), handle -> SendingRows.insert(handle, sending));
    }

    /// False where it is not in the state `from` any more.
    public boolean move(KeptSending sending, String from) {
        return change(sending.client(), handle -> SendingRows.move(handle, sending, from));
    }

    public Optional<KeptLogo> logo(ClientId client) {
        return of(client, handle -> handle
                .createQuery("SELECT media_type, picture FROM client_logo WHERE client = :client")
                .bind("client", client.value())
                .map((row, context) -> new KeptLogo(row.getString("media_type"), row.getString("picture")))
                .findOne());
    }

    /// In the place of the one before.
    public void put(ClientId client, KeptLogo logo) {
        change(client, handle -> handle
                .createUpdate("INSERT INTO client_logo (client, media_type, picture) VALUES (:client, :type, :picture)"
                        + " ON CONFLICT (client) DO UPDATE SET media_type = excluded.media_type,"
                        + " picture = excluded.picture")
                .bind("client", client.value())
                .bind("type", logo.mediaType())
                .bind("picture", logo.picture())
                .execute());
    }

    /// False where there is none.
    public boolean removeLogo(ClientId client) {
        return change(client, handle -> handle.createUpdate("DELETE FROM client_logo WHERE client = :client")
                .bind("client", client.value())
                .execute());
    }

    /// The first steps that a client does without.
    public List<KeptSkip> skipped(ClientId client) {
        return of(client, handle -> SkipRows.of(handle, client));
    }

    /// False where the client does without it already.
    public boolean skip(KeptSkip skip) {
        return change(skip.client(), handle -> SkipRows.insert(handle, skip));
    }

    /// False where the client does not do without it.
    public boolean bringBack(ClientId client, String step) {
        return change(client, handle -> SkipRows.remove(handle, client, step));
    }

    private boolean change(ClientId client, ToIntFunction<Handle> work) {
        return engine.write(handle -> {
            GateClients.insertUnlessKnown(handle, client);
            engine.actFor(handle, client);
            return work.applyAsInt(handle) > 0;
        });
    }

    private <T> T of(ClientId client, Function<Handle, T> work) {
        return engine.read(handle -> {
            engine.actFor(handle, client);
            return work.apply(handle);
        });
    }
}
