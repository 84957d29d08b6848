package outlay.collect.door;

import outlay.collect.BadEvent;
import outlay.collect.Refusal;
import outlay.json.BadJson;
import tools.jackson.databind.node.ObjectNode;

/// An item of which it is known already that it cannot be read.
record Broken(byte[] bytes, BadEvent why) implements Protocol.Item {
    static BadEvent notJson(BadJson wrong) {
        BadEvent bad = new BadEvent(Refusal.NOT_JSON, String.valueOf(wrong.getMessage()));
        bad.initCause(wrong);
        return bad;
    }

    @Override
    public ObjectNode read() throws BadEvent {
        throw why;
    }
}
