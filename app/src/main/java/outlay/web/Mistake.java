package outlay.web;

/// One thing that is wrong with a request: the field by its name, and a sentence that says what to write instead.
public record Mistake(String field, String detail) {}
