package outlay.log;

import java.nio.file.Path;

/// A stretch of a segment whose bytes are not what was written. It is never served; the rest of the log is.
///
/// @param firstPosition the first position that is lost; equal to `nextPosition` where no entry is
/// @param nextPosition  the position behind the last one that is lost
public record Damage(Path segment, long fromByte, long toByte, long firstPosition, long nextPosition) {
    public long entries() {
        return nextPosition - firstPosition;
    }

    @Override
    public String toString() {
        return segment + " is damaged from byte " + fromByte + " to " + toByte + "; entries lost: " + entries()
                + (entries() == 0 ? "" : " (positions " + firstPosition + " to " + (nextPosition - 1) + ")");
    }
}
