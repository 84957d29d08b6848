package outlay.collect;

/// Why something that came in is in quarantine: the closed list.
public enum Refusal {
    NOT_JSON, NOT_AN_EVENT, UNKNOWN_TYPE, MISSING_ID, BAD_TIME, BAD_MONEY, TOO_LARGE, CONFLICT
}
