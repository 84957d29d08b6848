package outlay.activate;

import tools.jackson.databind.node.ObjectNode;

/// A conversion as a destination wants it.
///
/// @param id the conversion's
public record Ready(String id, ObjectNode item) implements Prepared {}
