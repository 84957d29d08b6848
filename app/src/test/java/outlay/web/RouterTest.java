package outlay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {
    private final Router router = new Router().get("/things", request -> Response.text(200, "all"))
            .get("/things/new", request -> Response.text(200, "form"))
            .get("/things/{name}", request -> Response.text(200, request.parameter("name")))
            .post("/things/{name}", request -> Response.text(201, "made " + request.parameter("name")));

    @Test
    void findsTheFirstRouteThatMatches() throws IOException {
        assertThat(ask("GET", "/things")).isEqualTo("all\n");
        assertThat(ask("GET", "/things/new")).isEqualTo("form\n");
        assertThat(ask("HEAD", "/things/a")).isEqualTo("a\n");
        assertThat(ask("POST", "/things/a")).isEqualTo("made a\n");
        assertThat(router.routes()).containsExactly("GET /things", "GET /things/new", "GET /things/{name}",
                "POST /things/{name}");
    }

    @Test
    void decodesWhatItTakesFromThePath() throws IOException {
        assertThat(ask("GET", "/things/a%2Fb+c%20%C3%BC")).isEqualTo("a/b+c ü\n");
        assertThatThrownBy(() -> ask("GET", "/things/50%")).isInstanceOf(Refused.class)
                .hasMessageContaining("write % itself as %25");
    }

    @Test
    void tellsWhichMethodsThereAre() throws IOException {
        Response response = router.handle(request("DELETE", "/things/a"));
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("Allow", "GET, POST");
    }

    @Test
    void asksTheLastResortForPagesOnly() throws IOException {
        router.otherwise(request -> Response.text(200, "page"));
        assertThat(ask("GET", "/other")).isEqualTo("page\n");
        assertThatThrownBy(() -> ask("POST", "/other")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ask("GET", "/api/other")).isInstanceOf(Refused.class)
                .hasMessageContaining("/openapi.json");
        assertThatThrownBy(() -> ask("GET", "/api/")).isInstanceOf(Refused.class);
    }

    private String ask(String method, String path) throws IOException {
        return new String(router.handle(request(method, path)).body(), StandardCharsets.UTF_8);
    }

    private static Request request(String method, String path) {
        return new Request(method, path, Map.of(), Map.of(), Map.of(), new byte[0], "127.0.0.1");
    }
}
