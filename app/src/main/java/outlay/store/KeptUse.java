package outlay.store;

import java.time.Instant;

/// That something which came with a key was stored.
///
/// @param last at the latest; what was stored after it may be up to a minute younger
public record KeptUse(String key, Instant first, Instant last) {}
