package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

class AccessListsTest {
    private static final ClientId ACME = new ClientId("acme");

    @TempDir
    Path data;

    @Test
    void usersAndTokensComeInPagesThoughOthersComeAndGo() throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown admin = signed.user("admin", "", Map.of(ACME, Role.ADMIN));
            for (String name : List.of("bob", "carl", "dora")) {
                signed.user(name, "", Map.of(ACME, Role.VIEWER));
                assertThat(signed.post("/api/v1/tokens", "{\"client\":\"acme\",\"role\":\"machine\",\"purpose\":\""
                        + name + "\"}", admin).statusCode()).isEqualTo(201);
            }
            assertThat(paged(signed, admin, "users", "email", () -> {
                signed.user("aaron", "", Map.of(ACME, Role.VIEWER));
                assertThat(signed.post("/api/v1/users/remove",
                        "{\"client\":\"acme\",\"email\":\"bob@example.com\"}", admin).statusCode()).isEqualTo(200);
            })).containsExactly("admin@example.com", "bob@example.com", "carl@example.com", "dora@example.com");
            assertThat(paged(signed, admin, "tokens", "purpose", () -> {})).containsExactlyInAnyOrder("bob", "carl",
                    "dora");
            assertThat(signed.get("/api/v1/users?client=acme&limit=0", admin).statusCode()).isEqualTo(400);
        }
    }

    @FunctionalInterface
    private interface Meanwhile {
        void happens() throws Exception;
    }

    /// Two at a time; something happens after the first page.
    private static List<String> paged(Signed signed, Shown who, String list, String field, Meanwhile meanwhile)
            throws Exception {
        List<String> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = Json.read(signed.get("/api/v1/" + list + "?client=acme&limit=2" + after, who).body()
                    .getBytes(StandardCharsets.UTF_8), 1 << 20);
            page.path(list).forEach(one -> all.add(one.path(field).asString()));
            if (after.isEmpty()) {
                meanwhile.happens();
            }
            after = page.path("next").isString() ? "&after=" + page.path("next").stringValue() : "";
        } while (!after.isEmpty());
        return all;
    }
}
