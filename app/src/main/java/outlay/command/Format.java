package outlay.command;

/// How a command prints data.
enum Format {
    TABLE, CSV, JSON
}
