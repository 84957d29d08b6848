package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// Links that are made, clicked, taken out of use and put back over HTTP.
class LinksOverHttpTest {
    private static final String LINKS = "/api/v1/links";
    private static final Shown VISITOR = new Shown("visitor", Map.of("User-Agent",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"));

    @TempDir
    private Path data = Path.of("");

    @Test
    void aLinkIsMadeClickedDisabledAndPutBack() throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown admin = signed.user("admin", "", Map.of(new ClientId("acme"), Role.ADMIN));
            JsonNode made = read(signed.post(LINKS, "{\"client\":\"acme\",\"to\":\"https://shop.example/shoes\","
                    + "\"source\":\"newsletter\",\"campaign\":\"Spring Sale\"}", admin), 201);
            assertThat(made.path("target").asString()).isEqualTo("https://shop.example/shoes?utm_source=newsletter"
                    + "&utm_campaign=Spring%20Sale&outlay_click={click_id}");
            String path = made.path("path").asString();
            String named = "{\"client\":\"acme\",\"id\":\"" + made.path("id").asString() + "\"}";
            assertThat(signed.get(path, VISITOR).statusCode()).isEqualTo(302);
            assertThat(signed.get(path, VISITOR).statusCode()).isEqualTo(302);
            JsonNode listed = read(signed.get(LINKS + "?client=acme", admin), 200);
            assertThat(listed.at("/links/0/clicks").asInt()).isEqualTo(2);
            assertThat(listed.path("counted_since").asString()).isNotEmpty();
            read(signed.post(LINKS + "/disable", named, admin), 200);
            assertThat(signed.get(path, VISITOR).statusCode()).isEqualTo(410);
            assertThat(signed.post(LINKS + "/disable", named, admin).statusCode()).isEqualTo(409);
            assertThat(read(signed.post(LINKS + "/enable", named, admin), 200).path("disabled_at").isNull()).isTrue();
            assertThat(signed.get(path, VISITOR).statusCode()).isEqualTo(302);
            assertThat(signed.post(LINKS + "/enable", named, admin).statusCode()).isEqualTo(409);
            assertThat(signed.get("/api/v1/audit?client=acme", admin).body()).contains("POST /api/v1/links/disable",
                    made.path("id").asString());
        }
    }

    @Test
    void whereItLeadsIsCheckedBeforeItIsMade() throws Exception {
        try (Signed signed = new Signed(data)) {
            Shown admin = signed.user("admin", "", Map.of(new ClientId("acme"), Role.ADMIN));
            for (String to : new String[]{"", "javascript:alert(1)", "https://shop.example/{nobody}",
                    "https://shop.example@evil.example/"}) {
                assertThat(read(signed.post(LINKS, "{\"client\":\"acme\",\"to\":\"" + to + "\"}", admin), 400)
                        .at("/errors/0/field").asString()).as(to).isEqualTo("to");
            }
            assertThat(read(signed.get(LINKS + "?client=acme", admin), 200).path("links")).isEmpty();
        }
    }

    private static JsonNode read(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), 1 << 20);
    }
}
