package outlay.collect.door;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts what holds for all items of a request into each of them.
final class Trees {
    private Trees() {}

    /// Adds the members of `common` that `own` has not, object by object; what `own` says stays.
    static ObjectNode fill(ObjectNode own, JsonNode common) {
        for (Map.Entry<String, JsonNode> member : common.properties()) {
            JsonNode mine = own.path(member.getKey());
            if (mine.isMissingNode() || mine.isNull()) {
                own.set(member.getKey(), member.getValue().deepCopy());
            } else if (mine instanceof ObjectNode object && member.getValue().isObject()) {
                fill(object, member.getValue());
            }
        }
        return own;
    }

    /// The object of that name, made where there is none; what stands there and is no object gives way.
    static ObjectNode object(ObjectNode in, String name) {
        return in.path(name) instanceof ObjectNode object ? object : in.putObject(name);
    }

    /// Puts a text that says something.
    static void put(ObjectNode into, String name, String value) {
        if (!value.isEmpty()) {
            into.put(name, value);
        }
    }
}
