package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.access.Signed.Shown;
import outlay.base.ClientId;
import outlay.json.BadJson;
import outlay.json.Json;
import tools.jackson.databind.JsonNode;

/// A server with the spend of three clients.
class RollupOverHttpTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final ClientId BOLT = new ClientId("bolt");
    @TempDir
    Path data;
    private Signed signed;
    private Shown owner = Shown.NOTHING;

    @BeforeEach
    void bring() throws Exception {
        signed = new Signed(data);
        owner = signed.user("chief", "owner", Map.of());
        spend("acme", "USD", "100.00");
        spend("bolt", "USD", "20.50");
        spend("calm", "EUR", "3.00");
    }

    @AfterEach
    void leave() {
        signed.close();
    }

    @Test
    void everybodyIsToldOfTheirClientsAndOfNoOther() throws Exception {
        assertThat(clients("", owner)).containsExactly("acme USD 100.00", "bolt USD 20.50", "calm EUR 3.00",
                "total EUR 3.00", "total USD 120.50");
        Shown both = signed.user("both", "", Map.of(ACME, Role.BILLING, BOLT, Role.ANALYST));
        assertThat(clients("", both)).containsExactly("acme USD 100.00", "bolt USD 20.50", "total USD 120.50");
        assertThat(clients("", signed.token(BOLT, Role.MACHINE))).containsExactly("bolt USD 20.50",
                "total USD 20.50");
    }

    @Test
    void whatIsOfOneClientIsRefusedWithItsName() throws Exception {
        assertThat(signed.get("/api/v1/rollup?client=acme&channel=x&foo=1", owner).body())
                .contains("client is of one client", "channel is of one client", "foo");
    }

    @Test
    void withoutRatesNothingIsConvertedAndItSaysSo() throws Exception {
        JsonNode rollup = ask("?currency=EUR", owner);
        assertThat(rollup.at("/rows/0/not_converted").asString()).startsWith("no rate from USD to EUR");
        assertThat(rollup.at("/rows/2/not_converted").isNull()).isTrue();
        assertThat(rollup.at("/currency").asString()).isEqualTo("EUR");
        assertThat(rollup.at("/totals").size()).isEqualTo(2);
    }

    @Test
    void whoeverHasTheAnswerIsNotSentItAgain() throws Exception {
        String tag = signed.get("/api/v1/rollup", owner).headers().firstValue("ETag").orElseThrow();
        assertThat(signed.get("/api/v1/rollup", owner.with("If-None-Match", tag)).statusCode()).isEqualTo(304);
        spend("bolt", "USD", "1.00");
        assertThat(signed.get("/api/v1/rollup", owner.with("If-None-Match", tag)).statusCode()).isEqualTo(200);
    }

    private List<String> clients(String query, Shown shown) throws Exception {
        JsonNode rollup = ask(query, shown);
        List<String> said = new ArrayList<>();
        rollup.path("rows").forEach(row -> said.add(row.path("client").asString() + " "
                + row.path("currency").asString() + " " + row.path("spend").asString()));
        rollup.path("totals").forEach(total -> said.add("total " + total.path("currency").asString() + " "
                + total.path("spend").asString()));
        return said;
    }

    private JsonNode ask(String query, Shown shown) throws Exception {
        return read(signed.get("/api/v1/rollup" + query, shown).body());
    }

    private void spend(String client, String currency, String amount) throws Exception {
        String csv = "day,campaign,spend,currency\n2026-07-01,Brand," + amount + "," + currency + "\n";
        String upload = "/api/v1/imports/uploads/" + read(signed.post("/api/v1/imports/uploads", "{\"client\":\""
                + client + "\",\"file\":\"" + amount + ".csv\",\"bytes\":" + csv.length() + "}", owner).body())
                .path("upload").asString();
        signed.ask("PUT", upload + "?offset=0", csv, owner.with("Content-Type", "application/octet-stream"));
        assertThat(signed.post(upload + "/import", "{\"platform\":\"google\",\"kind\":\"spend\"}", owner).body())
                .contains(client);
        for (int i = 0; i < 1_000; i++) {
            String state = signed.get(upload, owner).body();
            if (state.contains("\"done\"") || state.contains("\"imported\"")) {
                return;
            }
        }
        throw new AssertionError(signed.get(upload, owner).body());
    }

    private static JsonNode read(String json) throws BadJson {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), 1 << 20);
    }
}
