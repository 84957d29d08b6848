package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.AccessSettings;
import outlay.Settings;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;

/// A server where nobody has to sign in: what shows people's data or lets it out takes the client's people key, and
/// nothing else does.
class OpenServerTest {
    @Test
    void onlyWhatLetsPeoplesDataOutTakesThePeopleKey(@TempDir Path data) throws Exception {
        try (Signed open = new Signed(new Settings(data, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                .withAccess(AccessSettings.OFF))) {
            Shown people = open.peopleKey(new ClientId("acme"));
            Shown others = open.peopleKey(new ClientId("other"));
            assertThat(open.post("/api/v1/keys", "{\"client\":\"acme\",\"kind\":\"server\"}", Shown.NOTHING)
                    .statusCode()).isEqualTo(201);
            assertThat(open.post("/api/v1/links", "{\"client\":\"acme\",\"to\":\"https://shop.example/\"}",
                    Shown.NOTHING).statusCode()).isLessThan(300);
            String account = "{\"client\":\"acme\",\"name\":\"mine\",\"destination\":\"google-csv\",\"settings\":{}}";
            for (Shown shown : new Shown[]{Shown.NOTHING, others}) {
                assertThat(open.post("/api/v1/destinations", account, shown).statusCode()).isEqualTo(401);
                assertThat(open.get("/api/v1/deliveries?client=acme", shown).statusCode()).isEqualTo(401);
                assertThat(open.post("/api/v1/people/find", "{\"client\":\"acme\",\"text\":\"ann\"}", shown)
                        .statusCode()).isEqualTo(401);
            }
            assertThat(open.post("/api/v1/destinations", account, people).statusCode()).isNotEqualTo(401);
            assertThat(open.get("/api/v1/deliveries?client=acme", people).statusCode()).isEqualTo(200);
        }
    }
}
