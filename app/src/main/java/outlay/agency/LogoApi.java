package outlay.agency;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import outlay.base.ClientId;
import outlay.store.AgencyStore;
import outlay.store.KeptLogo;
import outlay.web.Asked;
import outlay.web.Problem;
import outlay.web.Refused;
import outlay.web.Request;
import outlay.web.Response;
import outlay.web.Router;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The picture on a client's reports, over HTTP.
public final class LogoApi {
    public static final String PATH = "/api/v1/logo";
    /// Base64 of the largest picture, and what is around it.
    private static final int MOST_BODY_BYTES = Picture.MOST_BYTES / 3 * 4 + 4_096;

    private final AgencyStore store;

    public LogoApi(AgencyStore store) {
        this.store = store;
    }

    public Router addTo(Router routes) {
        return routes.get(PATH, request -> answer(Asked.client(request))) //
                .get(PATH + "/picture", this::picture) //
                .post(PATH, this::put) //
                .post(PATH + "/remove", this::remove);
    }

    private Response put(Request request) {
        Asked asked = Asked.read(request, MOST_BODY_BYTES);
        ClientId client = asked.client();
        store.put(client, Asked.fields(() -> Picture.of(asked.text("picture"))));
        return answer(client);
    }

    private Response remove(Request request) {
        ClientId client = Asked.read(request).client();
        if (!store.removeLogo(client)) {
            throw new Refused(Problem.of(409, "Nothing has changed", "client " + client + " has no picture"));
        }
        return answer(client);
    }

    private Response picture(Request request) {
        KeptLogo logo = store.logo(Asked.client(request)).orElseThrow(() -> new Refused(
                Problem.of(404, "No picture", "this client has none")));
        return Response.of(200, logo.mediaType(), Base64.getDecoder().decode(logo.picture()))
                .with("Cache-Control", "private, no-cache");
    }

    /// Where the picture is; the address changes with it.
    private Response answer(ClientId client) {
        Optional<String> address = store.logo(client).map(logo -> PATH + "/picture?client=" + client + "&v="
                + checksum(logo));
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("client", client.value());
        return Asked.json(200, node.put("picture", address.orElse(null)));
    }

    private static String checksum(KeptLogo logo) {
        CRC32 crc = new CRC32();
        crc.update(logo.picture().getBytes(StandardCharsets.US_ASCII));
        return Long.toHexString(crc.getValue());
    }
}
