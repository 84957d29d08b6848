package outlay.setting;

import outlay.base.ClientId;
import tools.jackson.databind.node.ObjectNode;

/// Says in figures what a change of settings does.
///
/// @param <T> what the file of settings means
public interface Trial<T> {
    /// @param figures  gets what there is to be said
    /// @param progress is told how far it is, where that takes long
    void say(ClientId client, Editor.Change<T> change, ObjectNode figures, Progress progress);
}
