package outlay.alert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.attribution.Attribution;
import outlay.attribution.Model;
import outlay.base.ClientId;
import outlay.base.Currency;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Period;
import outlay.ledger.Reading;
import outlay.plan.Target;
import outlay.report.Answer;
import outlay.report.Books;
import outlay.report.Question;
import outlay.report.Question.By;
import outlay.report.Targeted;
import outlay.tagging.Audit;
import outlay.tagging.Fault;
import outlay.tagging.Finding;

/// Looks through a client's books for what somebody should look at.
///
/// The days of a rule end with the last day that spend is known of, if that is no longer ago than two weeks; what is
/// older is history, and there is no alert about it. Conversions are credited linearly within thirty days.
public final class Watch {
    private static final int STALE_DAYS = 14;
    private static final int LOOKBACK_DAYS = 30;
    private static final Comparator<Alert> ORDER = Comparator.comparing(Alert::kind).thenComparing(Alert::subject);

    private final Books books;
    private final ClientId client;
    private final List<Target> targets;
    private final Day last;

    private Watch(Books books, ClientId client, List<Target> targets, Day last) {
        this.books = books;
        this.client = client;
        this.targets = targets;
        this.last = last;
    }

    /// What there is to be said today, by kind and subject.
    ///
    /// @param rules   of the client; [Kind#usual()] of what it has none for
    /// @param targets of all clients
    public static List<Alert> alerts(Books books, ClientId client, Map<Kind, Rule> rules, List<Target> targets,
            Day today) {
        Optional<Day> last = books.ledger().readings().stream().filter(reading -> reading.bookedMicros() > 0)
                .map(Reading::day).max(Day::compareTo);
        if (last.isEmpty() || last.get().plus(STALE_DAYS).compareTo(today) < 0) {
            return List.of();
        }
        Watch watch = new Watch(books, client, targets, last.get());
        List<Alert> alerts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Rule rule = rules.getOrDefault(kind, kind.usual());
            rule.threshold().ifPresent(threshold -> alerts.addAll(watch.of(kind, threshold, rule.days())));
        }
        Map<String, Alert> once = new TreeMap<>();
        alerts.forEach(alert -> once.putIfAbsent(alert.key(), alert));
        return once.values().stream().sorted(ORDER).toList();
    }

    private List<Alert> of(Kind kind, BigDecimal threshold, int days) {
        Period period = new Period(last.plus(1 - days), last);
        return switch (kind) {
            case TRACKING_STOPPED -> trackingStopped(threshold, period);
            case SPEND_WITHOUT_CONVERSIONS -> withoutConversions(threshold, period);
            case CPA_ABOVE_TARGET -> aboveTarget(threshold, period);
            case RESTATED -> restated(threshold, period);
            case NAMING_DRIFT -> drift(threshold, period);
            case CURRENCY_CHANGED -> currencies(period);
            // These are not in the books: whoever has the deliveries and webhooks finds them.
            case DELIVERIES_MISSED, KEY_ENDS, WEBHOOK_FAILS -> List.of();
        };
    }

    private Question question(By by, Period period) {
        return new Question(client, by, Optional.of(period), new Attribution(Model.LINEAR, LOOKBACK_DAYS),
                ZoneOffset.UTC, Optional.empty(), Question.Filter.ALL);
    }

    private List<Alert> trackingStopped(BigDecimal clicks, Period period) {
        boolean tracked = !books.arrivals().all().isEmpty();
        boolean seen = books.arrivals().all().keySet().stream().anyMatch(period::contains);
        if (!tracked || seen) {
            return List.of();
        }
        return books.answer(question(By.PLATFORMS, period)).totals().stream()
                .filter(total -> BigDecimal.valueOf(total.figures().clicks()).compareTo(clicks) >= 0)
                .map(total -> new Alert(Kind.TRACKING_STOPPED, "all sites", total.figures().clicks()
                        + " clicks on ads from " + period + " and no page seen; the last one was on "
                        + books.arrivals().all().lastKey(), Optional.of(spend(total))))
                .toList();
    }

    private List<Alert> withoutConversions(BigDecimal most, Period period) {
        return books.answer(question(By.CAMPAIGNS, period)).rows().stream()
                .filter(row -> row.figures().conversionMicros() == 0 && row.figures().leadMicros() == 0
                        && decimal(spend(row)).compareTo(most) > 0)
                .map(row -> new Alert(Kind.SPEND_WITHOUT_CONVERSIONS, name(row), "spent " + spend(row) + " from "
                        + period + " without a lead, an order or a won deal", Optional.of(spend(row))))
                .toList();
    }

    private List<Alert> aboveTarget(BigDecimal times, Period period) {
        List<Alert> alerts = new ArrayList<>();
        List<Target> own = targets.stream().filter(target -> target.client().equals(client)).toList();
        for (By by : own.isEmpty() ? List.<By>of() : List.of(By.CHANNELS, By.CAMPAIGNS)) {
            for (Targeted.Row row : books.targeted(books.answer(question(by, period)), own).rows()) {
                Optional<Micros> raised = row.maxCpa().map(most -> new Micros(
                        BigDecimal.valueOf(most.micros()).multiply(times).longValue(), most.currency()));
                Answer.Row of = row.attributed();
                boolean above = raised.flatMap(most -> Target.above(most, of.figures().spendMicros(),
                        of.figures().conversionMicros())).orElse(false);
                if (above) {
                    alerts.add(new Alert(Kind.CPA_ABOVE_TARGET, name(of), "a conversion may cost "
                            + row.maxCpa().orElseThrow() + "; spent " + spend(of) + " from " + period + " for "
                            + BigDecimal.valueOf(of.figures().conversionMicros(), Micros.DECIMALS).stripTrailingZeros()
                                    .toPlainString(),
                            Optional.of(spend(of))));
                }
            }
        }
        return alerts;
    }

    private List<Alert> restated(BigDecimal percent, Period period) {
        record Account(String platform, String account, Currency currency) {}
        Map<Account, long[]> sums = new HashMap<>();
        for (Reading reading : books.ledger().readings()) {
            if (period.contains(reading.day())) {
                long[] sum = sums.computeIfAbsent(
                        new Account(reading.platform(), reading.account(), reading.currency()),
                        added -> new long[2]);
                sum[0] = Math.addExact(sum[0], reading.first().spendMicros());
                sum[1] = Math.addExact(sum[1], Math.abs(reading.first().spendMicros() - reading.now().spendMicros()));
            }
        }
        List<Alert> alerts = new ArrayList<>();
        sums.forEach((account, sum) -> {
            BigInteger moved = BigInteger.valueOf(sum[1]).multiply(BigInteger.valueOf(100));
            boolean above = new BigDecimal(moved).compareTo(BigDecimal.valueOf(sum[0]).multiply(percent)) > 0;
            if (sum[1] > 0 && above) {
                alerts.add(new Alert(Kind.RESTATED, account.platform + " " + account.account, "of "
                        + new Micros(sum[0], account.currency) + " that was first reported from " + period + ", "
                        + new Micros(sum[1], account.currency) + " have changed",
                        Optional.of(new Micros(sum[1], account.currency))));
            }
        });
        return alerts;
    }

    private List<Alert> drift(BigDecimal pages, Period period) {
        List<Alert> alerts = new ArrayList<>();
        for (Finding finding : Audit.of(books, question(By.PLATFORMS, period)).findings()) {
            boolean names = finding.fault() == Fault.SPLIT || finding.fault() == Fault.UNKNOWN_CAMPAIGN
                    || finding.fault() == Fault.MACRO;
            if (names && BigDecimal.valueOf(finding.pages()).compareTo(pages) >= 0) {
                alerts.add(new Alert(Kind.NAMING_DRIFT,
                        (finding.platform() + " " + finding.subject()).strip(), finding.fault().sentence() + " "
                                + finding.detail() + ", " + finding.pages() + " pages from " + period,
                        finding.atStake()));
            }
        }
        return alerts;
    }

    private List<Alert> currencies(Period period) {
        Map<String, TreeMap<Day, Currency>> accounts = new TreeMap<>();
        for (Reading reading : books.ledger().readings()) {
            if (!reading.gone()) {
                accounts.computeIfAbsent(reading.platform() + " " + reading.account(), added -> new TreeMap<>())
                        .put(reading.day(), reading.currency());
            }
        }
        List<Alert> alerts = new ArrayList<>();
        accounts.forEach((account, days) -> {
            Day before = days.firstKey();
            for (Day day : days.keySet()) {
                Optional<Currency> was = Optional.ofNullable(days.get(before));
                Optional<Currency> is = Optional.ofNullable(days.get(day));
                if (!was.equals(is) && period.contains(day) && was.isPresent() && is.isPresent()) {
                    alerts.add(new Alert(Kind.CURRENCY_CHANGED, account, "in " + was.get() + " until " + before
                            + ", in " + is.get() + " on " + day, Optional.empty()));
                }
                before = day;
            }
        });
        return alerts;
    }

    private static Micros spend(Answer.Row row) {
        return new Micros(row.figures().spendMicros(), row.currency());
    }

    private static BigDecimal decimal(Micros amount) {
        return BigDecimal.valueOf(amount.micros(), Micros.DECIMALS);
    }

    private static String name(Answer.Row row) {
        String campaign = row.keys().getOrDefault("campaign", "");
        return row.keys().containsKey("campaign")
                ? row.campaignKey() + (campaign.isEmpty() ? "" : " " + campaign)
                : row.keys().getOrDefault("channel", "");
    }
}
