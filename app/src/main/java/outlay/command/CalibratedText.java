package outlay.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import outlay.base.Decimal;
import outlay.fact.LiftTest;
import outlay.report.Calibrated;
import outlay.report.Table;
import outlay.web.CalibratedJson;

/// Prints a calibrated answer in each format: that of [AnswerText] with more columns, and which tests they come from.
final class CalibratedText {
    private static final int DECIMALS = 6;
    private static final int DECIMALS_SHOWN = 2;

    private CalibratedText() {}

    /// @param version of the books that gave it
    static void print(Calibrated calibrated, long version, Format format, Appendable out) {
        try {
            switch (format) {
                case TABLE -> {
                    AnswerText.table(calibrated.answer(), Table.of(calibrated), Integer.MAX_VALUE, out);
                    tests(calibrated, out);
                    out.append(AnswerText.version(version)).append("\n");
                }
                case CSV -> AnswerText.csv(Table.of(calibrated), out);
                case JSON -> out.append(CalibratedJson.text(calibrated, version)).append("\n");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void tests(Calibrated calibrated, Appendable out) throws IOException {
        if (calibrated.tests().isEmpty()) {
            out.append("no lift tests: `outlay import` takes files with the columns channel, from, to, multiplier "
                    + "and standard_error\n");
        }
        for (Calibrated.Tested tested : calibrated.tests()) {
            LiftTest test = tested.test();
            out.append("lift test of " + test.channel() + ", " + test.period() + ": " + result(test)
                    + ", standard error " + print(test.errorMillionths())
                    + (test.note().isEmpty() ? "" : " (" + test.note() + ")") + state(tested.state()) + "\n");
        }
    }

    private static String result(LiftTest test) {
        return switch (test.measure()) {
            case MULTIPLIER -> "multiplier " + print(test.millionths());
            case INCREMENTAL_CONVERSIONS -> print(test.millionths()) + " incremental conversions";
        };
    }

    private static String state(Calibrated.Tested.State state) {
        return switch (state) {
            case USED -> "";
            case BESIDE_EXACT -> "; passed over beside a test without an error";
            case NOTHING_ATTRIBUTED -> "; passed over: the model credits the channel with no conversions in those days";
            case NOT_IN_REPORT -> "; passed over: no row of this report is of that channel";
        };
    }

    private static String print(long millionths) {
        return Decimal.print(millionths, DECIMALS, DECIMALS_SHOWN);
    }
}
