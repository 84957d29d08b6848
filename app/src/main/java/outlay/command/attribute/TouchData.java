package outlay.command.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import outlay.attribution.path.Amounts;
import outlay.attribution.path.Amounts.Kind;
import outlay.base.Currency;
import outlay.journey.JourneyColumns;
import outlay.journey.TouchTable;

/// Touches and conversions of people, as the files say them row by row.
public final class TouchData {
    /// The row of what no touch has earned.
    static final String UNATTRIBUTED = "Unattributed";
    /// Where no file names a currency: any with two decimals, whose name is then never shown.
    private static final Currency UNNAMED = new Currency("USD");

    private final TouchTable table = new TouchTable();
    private final NameTable persons = new NameTable();
    private final NameTable channelNames = new NameTable();
    private final Map<String, Integer> channels = new HashMap<>();
    private final List<String> knownChannels = new ArrayList<>();
    private final Map<String, Integer> currencies = new HashMap<>();
    private final List<Currency> knownCurrencies = new ArrayList<>();
    private final Amounts amounts = new Amounts();
    private int people;
    private boolean namesCurrencies;

    void touch(Rows rows, int person, long at, int channel, boolean view) {
        table.touch(person(rows, person), at,
                channelNames.number(rows.bytes(), rows.start(channel), rows.end(channel),
                        (start, end) -> channel(rows, rows.text(start, end))),
                view);
    }

    /// @param value    the column, or -1 where conversions have none: each is then one of value 0
    /// @param currency the column, or -1
    void conversion(Rows rows, int person, long at, int value, String valueName, int currency) {
        int money = currency(rows, currency);
        int decimals = knownCurrencies.get(money).decimals();
        long minor = 0;
        if (value >= 0) {
            Numbers.read(rows, value, Kind.VALUE, valueName, amounts);
            minor = minor(rows, value, valueName, decimals, currency >= 0);
        }
        table.conversion(person(rows, person), at, minor, money);
    }

    private long minor(Rows rows, int cell, String name, int decimals, boolean named) {
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        long unit = Amounts.PARTS / scale;
        if (amounts.part(Kind.VALUE) % unit != 0) {
            throw new BadRow(rows.rowAt(), "has " + Shown.text(rows.text(cell)) + " in " + name + ", with more than "
                    + decimals + " decimals; round it"
                    + (named ? "." : ", or add a column currency with one that has more decimals, like KWD."));
        }
        return Math.multiplyExact(amounts.whole(Kind.VALUE), scale) + amounts.part(Kind.VALUE) / unit;
    }

    private int person(Rows rows, int cell) {
        return persons.number(rows.bytes(), rows.start(cell), rows.end(cell), (start, end) -> {
            if (rows.text(start, end).isEmpty()) {
                throw new BadRow(rows.rowAt(), "names no person; fill the cell, or leave the row out.");
            }
            return people++;
        });
    }

    private int channel(Rows rows, String name) {
        if (name.isEmpty()) {
            throw new BadRow(rows.rowAt(), "names no channel; fill the cell, for instance with Direct.");
        }
        if (name.equalsIgnoreCase(UNATTRIBUTED)) {
            throw new BadRow(rows.rowAt(), "names the channel \"" + name
                    + "\", which is the word for what no touch has earned; rename it.");
        }
        return number(channels, knownChannels, name, channel -> channel);
    }

    private int currency(Rows rows, int cell) {
        if (cell < 0) {
            return number(currencies, knownCurrencies, "", unnamed -> UNNAMED);
        }
        String code = rows.text(cell);
        if (!Currency.exists(code)) {
            throw new BadRow(rows.rowAt(), "has the currency \"" + Shown.text(code)
                    + "\"; write an ISO 4217 code like USD.");
        }
        namesCurrencies = true;
        return number(currencies, knownCurrencies, code, Currency::new);
    }

    private static <T> int number(Map<String, Integer> numbers, List<T> known, String name, Function<String, T> made) {
        return numbers.computeIfAbsent(name, added -> {
            known.add(made.apply(name));
            return known.size() - 1;
        });
    }

    public TouchTable table() {
        return table;
    }

    public List<String> channels() {
        return knownChannels;
    }

    public List<Currency> currencies() {
        return knownCurrencies;
    }

    /// Whether the files say which currencies values are in.
    public boolean namesCurrencies() {
        return namesCurrencies;
    }

    public int people() {
        return people;
    }

    /// What of the files will not earn or explain anything, in sentences.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        long[] first = new long[people];
        long[] lastConversion = new long[people];
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(lastConversion, Long.MIN_VALUE);
        for (int i = 0; i < table.touches(); i++) {
            first[table.person(i)] = Math.min(first[table.person(i)], table.touchAt(i));
        }
        long unknown = 0;
        for (int i = 0; i < table.conversions(); i++) {
            int person = table.converter(i);
            lastConversion[person] = Math.max(lastConversion[person], table.conversionAt(i));
            unknown += first[person] == Long.MAX_VALUE ? 1 : 0;
        }
        long late = 0;
        for (int i = 0; i < table.touches(); i++) {
            late += lastConversion[table.person(i)] != Long.MIN_VALUE
                    && table.touchAt(i) > lastConversion[table.person(i)] ? 1 : 0;
        }
        if (table.conversions() == 0) {
            notes.add("there are no conversions, so that nothing is earned.");
        }
        if (unknown > 0) {
            notes.add(String.format(Locale.ROOT, "%,d of %,d conversions are of people without a touch; they are"
                    + " unattributed.", unknown, table.conversions()));
        }
        if (late > 0) {
            notes.add(String.format(Locale.ROOT, "%,d of %,d touches come after their person's last conversion; they"
                    + " earn nothing.", late, table.touches()));
        }
        return notes;
    }

    public JourneyColumns columns() {
        if (knownCurrencies.isEmpty()) {
            knownCurrencies.add(UNNAMED);
        }
        return table.columns(people, knownChannels, knownCurrencies, person -> "");
    }

    /// The columns with one conversion more, in the place of an end without one, for everybody who came again after
    /// their last conversion or never had one: at their last touch. They stand behind all that are conversions.
    public JourneyColumns columnsWithOpenEnds() {
        long[] lastTouch = new long[people];
        long[] lastConversion = new long[people];
        Arrays.fill(lastTouch, Long.MIN_VALUE);
        Arrays.fill(lastConversion, Long.MIN_VALUE);
        for (int i = 0; i < table.touches(); i++) {
            lastTouch[table.person(i)] = Math.max(lastTouch[table.person(i)], table.touchAt(i));
        }
        for (int i = 0; i < table.conversions(); i++) {
            int person = table.converter(i);
            lastConversion[person] = Math.max(lastConversion[person], table.conversionAt(i));
        }
        for (int person = 0; person < people; person++) {
            if (lastTouch[person] > lastConversion[person]) {
                table.conversion(person, lastTouch[person], 0, 0);
            }
        }
        return columns();
    }
}
