package outlay.command.attribute;

import outlay.command.attribute.TouchFiles.Layout;

/// `person,ts,value[,currency]`: a conversion a row. Without a value it is one conversion of value 0.
final class ConversionLayout implements Layout {
    private final int person;
    private final int at;
    private final int value;
    private final int currency;

    ConversionLayout(Header header) {
        if (!header.has("person", "ts")) {
            throw header.needs("person and ts, and may have value and currency");
        }
        person = header.column("person");
        at = header.column("ts");
        value = header.column("value");
        currency = header.column("currency");
    }

    @Override
    public void read(Rows rows, TouchData into) {
        into.conversion(rows, person, Times.read(rows, at, "ts"), value, "value", currency);
    }

    @Override
    public int cells() {
        return 1 + Math.max(Math.max(person, at), Math.max(value, currency));
    }
}
