package outlay.store;

import java.time.Instant;

/// That nothing is sent to an account until somebody resumes it.
public record KeptPause(Lane lane, Instant since, String reason) {}
