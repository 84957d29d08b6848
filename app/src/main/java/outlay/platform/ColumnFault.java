package outlay.platform;

import outlay.collect.table.CellFault;

/// A cell's fault together with the header of the column that it is in.
final class ColumnFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final transient CellFault fault;

    ColumnFault(String column, CellFault fault) {
        // Without a stack trace: a file may have a million of them, and only the text is ever used.
        super(fault.message(), null, false, false);
        this.column = column;
        this.fault = fault;
    }

    String column() {
        return column;
    }

    CellFault fault() {
        return fault;
    }
}
