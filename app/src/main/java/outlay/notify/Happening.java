package outlay.notify;

import java.time.Instant;
import outlay.base.ClientId;
import tools.jackson.databind.node.ObjectNode;

/// Something that has happened, as a webhook is told of it.
///
/// @param key  the same whenever it is come across again, and of nothing else of the client and event
/// @param data what the message says besides client, type and time; nothing that names a person
public record Happening(ClientId client, Event event, String key, Instant at, ObjectNode data) {}
