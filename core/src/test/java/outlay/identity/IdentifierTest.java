package outlay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentifierTest {
    /// As an e-mail address every collected bad text is refused but these, which are the keys beside them.
    private static final Map<String, String> ADDRESSES = Map.of("\u0130@example.com", "i\u0307@example.com", "a@b",
            "a@b",
            " CEO@Example.COM ", "ceo@example.com", "ceo+ads@gmail.com", "ceo@gmail.com", "c.e.o@gmail.com",
            "ceo@gmail.com", "ceo@xn--bcher-kva.example", "ceo@xn--bcher-kva.example", "ceo@b\u00fccher.example",
            "ceo@xn--bcher-kva.example");

    @Test
    void ofTheCollectedBadTextsOnlyAddressesAreAddresses() throws Exception {
        Map<String, String> accepted = new TreeMap<>();
        JsonNode texts = JsonMapper.shared()
                .readTree(Files.readString(SharedData.path("bad-input/own/identifiers.json")));
        for (JsonNode text : texts) {
            Identifier.accepts(Identifier.Type.EMAIL, text.asString())
                    .ifPresent(identifier -> accepted.put(text.asString(), identifier.value()));
            assertThat(Identifier.accepts(Identifier.Type.PHONE, text.asString())).as(text.asString()).isEmpty();
            assertThat(Identifier.accepts(Identifier.Type.EMAIL_HASH, text.asString())).as(text.asString()).isEmpty();
        }
        assertThat(accepted).isEqualTo(ADDRESSES);
    }

    @Test
    void everyIdentifierCanBeReadBackFromItsName() {
        for (String name : new String[]{"email:ann@example.com", "user:a:b", "contact:hubspot/7", "phone:+49301234567",
                "email_hash:" + "ab".repeat(32), "anonymous:4f2a", "lead:l", "order:o", "click:gclid/Cj0"}) {
            assertThat(Identifier.parse(name).map(Identifier::toString)).as(name).isEqualTo(Optional.of(name));
        }
        for (String nothing : new String[]{"", "ann", ":ann", "email:", "email:ann", "device:4f2a", "user:null",
                "click:gclid/null"}) {
            assertThat(Identifier.parse(nothing)).as(nothing).isEmpty();
        }
    }
}
