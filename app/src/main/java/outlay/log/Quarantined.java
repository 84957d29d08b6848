package outlay.log;

import tools.jackson.databind.json.JsonMapper;

/// The body of an entry that the log itself put into quarantine: what came in, whole, and what it contradicts.
///
/// @param reason why it is here
/// @param first  the position of the entry that holds the id
/// @param body   the bytes as they came, base64 in the JSON
public record Quarantined(String reason, Entry.Kind kind, String id, long first, byte[] body) {
    public static final String CONFLICT = "CONFLICT";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    public byte[] encode() {
        return MAPPER.writeValueAsBytes(this);
    }

    /// What lies in an entry of kind `QUARANTINE` whose outcome was a conflict.
    public static Quarantined decode(Entry entry) {
        return MAPPER.readValue(entry.body(), Quarantined.class);
    }
}
