package outlay.command.attribute;

/// Cells that say yes or no by 1 or 0.
final class Flags {
    private Flags() {}

    static boolean read(Rows rows, int cell, String name) {
        String text = rows.text(cell);
        return switch (text) {
            case "1" -> true;
            case "0" -> false;
            default -> throw new BadRow(rows.rowAt(), "has \"" + Shown.text(text) + "\" in " + name
                    + "; write 1 or 0.");
        };
    }
}
