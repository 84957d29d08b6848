package outlay.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import outlay.fact.SpendRow;
import outlay.reconcile.AccountDays.Spot;

/// What can go wrong with a day, and the reason that has to be found for it.
enum Discrepancy {
    DAY_NEVER_READ(Reason.MISSING, Measure.CONVERSIONS) {
        @Override
        void plant(AccountDays world, Spot spot) {
            order(world, spot);
            world.rows(spot).clear();
        }
    },
    DAY_GONE(Reason.MISSING, Measure.SPEND) {
        @Override
        void plant(AccountDays world, Spot spot) {
            world.reread(spot, world.rows(spot).stream().map(row -> AccountDays.with(row, 0, 0, 0)).toList());
        }
    },
    DAY_TWICE(Reason.DUPLICATE, Measure.SPEND) {
        @Override
        void plant(AccountDays world, Spot spot) {
            world.copy(spot);
        }
    },
    SPEND_IN_CENTS(Reason.CURRENCY_OR_SCALE, Measure.SPEND) {
        @Override
        void plant(AccountDays world, Spot spot) {
            world.reread(spot, world.rows(spot).stream().map(row -> AccountDays.with(row,
                    row.spend().micros() * 100, claims(row), worth(row))).toList());
        }
    },
    VALUE_IN_CENTS(Reason.CURRENCY_OR_SCALE, Measure.VALUE) {
        @Override
        void plant(AccountDays world, Spot spot) {
            order(world, spot);
            world.rows(spot).replaceAll(row -> AccountDays.with(row, row.spend().micros(), claims(row),
                    worth(row) * 100));
        }
    },
    OTHER_CURRENCY(Reason.CURRENCY_OR_SCALE, Measure.SPEND) {
        @Override
        void plant(AccountDays world, Spot spot) {
            world.reread(spot, world.rows(spot).stream().map(row -> AccountDays.in(row, "CHF", "")).toList());
        }
    },
    SPEND_ON_THE_DAY_BEHIND(Reason.TIME_ZONE, Measure.SPEND) {
        @Override
        void plant(AccountDays world, Spot spot) {
            Spot behind = new Spot(spot.shop(), spot.day() + 1);
            world.reread(spot, moved(world.rows(spot), -7_000_000));
            world.reread(behind, moved(world.rows(behind), 7_000_000));
        }
    },
    CONVERSIONS_BY_ANOTHER_ZONE(Reason.TIME_ZONE, Measure.CONVERSIONS) {
        @Override
        boolean fits(Spot spot) {
            return AccountDays.shop(spot).zone().equals("America/New_York");
        }

        /// Both days are claimed by the days of UTC, in which the evening belongs to the day behind.
        @Override
        void plant(AccountDays world, Spot spot) {
            Spot behind = new Spot(spot.shop(), spot.day() + 1);
            Instant evening = world.at(spot, 23, 30);
            world.buy(spot, List.of(world.click(spot, 0, evening)), evening.plusSeconds(9_000), 4_000, List.of());
            world.claimByUtc(spot);
            world.claimByUtc(behind);
        }
    },
    SPEND_RESTATED(Reason.RESTATED, Measure.SPEND) {
        @Override
        void plant(AccountDays world, Spot spot) {
            world.reread(spot, moved(world.rows(spot), -1_234_567));
        }
    },
    TWO_NAMES_OF_ONE_ACTION(Reason.DUPLICATE, Measure.CONVERSIONS) {
        @Override
        void plant(AccountDays world, Spot spot) {
            order(world, spot);
            List<SpendRow> twice = new ArrayList<>();
            for (SpendRow row : world.rows(spot)) {
                twice.add(AccountDays.in(row, row.spend().currency().code(), "action_type=purchase"));
                twice.add(AccountDays.in(AccountDays.with(row, 0, claims(row), worth(row)),
                        row.spend().currency().code(), "action_type=offsite_conversion.fb_pixel_purchase"));
            }
            world.rows(spot).clear();
            world.rows(spot).addAll(twice);
        }
    },
    SEEN_AND_NOT_CLICKED(Reason.VIEW_THROUGH, Measure.CONVERSIONS) {
        @Override
        boolean fits(Spot spot) {
            return PlatformWindow.of(AccountDays.shop(spot).platform()).viewDays() > 0;
        }

        @Override
        void plant(AccountDays world, Spot spot) {
            Instant seen = world.at(spot, 12, 0);
            world.buy(spot, List.of(world.touch(spot, 0, seen, true), world.email(seen.plusSeconds(60))),
                    seen.plusSeconds(7_200), 3_300, List.of());
            claim(world, spot, 1_000_000, 33_000_000);
        }
    },
    CLICK_TOO_OLD_FOR_THE_PLATFORM(Reason.WINDOW, Measure.CONVERSIONS) {
        @Override
        boolean fits(Spot spot) {
            return PlatformWindow.of(AccountDays.shop(spot).platform()).clickDays() < 30;
        }

        @Override
        void plant(AccountDays world, Spot spot) {
            Instant click = world.at(spot, 12, 0);
            world.buy(spot, List.of(world.click(spot, 0, click)), click.plusSeconds(12 * 86_400), 2_500, List.of());
        }
    },
    REFUNDED(Reason.REFUND, Measure.VALUE) {
        @Override
        void plant(AccountDays world, Spot spot) {
            Instant click = world.at(spot, 12, 0);
            world.buy(spot, List.of(world.click(spot, 0, click)), click.plusSeconds(86_400), 2_500, List.of(1_100L));
            claim(world, spot, 1_000_000, 25_000_000);
        }
    },
    SHARED(Reason.SHARED_CREDIT, Measure.CONVERSIONS) {
        @Override
        void plant(AccountDays world, Spot spot) {
            Instant click = world.at(spot, 12, 0);
            world.buy(spot, List.of(world.click(spot, 0, click), world.email(click.plusSeconds(3_600))),
                    click.plusSeconds(86_400), 2_500, List.of());
            claim(world, spot, 1_000_000, 25_000_000);
        }
    },
    NOBODY_KNOWS(Reason.UNEXPLAINED, Measure.CONVERSIONS) {
        @Override
        void plant(AccountDays world, Spot spot) {
            claim(world, spot, 3_000_000, 0);
        }
    };

    final Reason reason;
    final Measure measure;

    Discrepancy(Reason reason, Measure measure) {
        this.reason = reason;
        this.measure = measure;
    }

    abstract void plant(AccountDays world, Spot spot);

    boolean fits(Spot spot) {
        return true;
    }

    /// One more order that the platform knows of, so that there is something to be wrong about.
    private static void order(AccountDays world, Spot spot) {
        Instant click = world.at(spot, 12, 0);
        world.buy(spot, List.of(world.click(spot, 0, click)), click.plusSeconds(86_400), 1_234, List.of());
        claim(world, spot, 1_000_000, 12_340_000);
    }

    private static void claim(AccountDays world, Spot spot, long conversions, long value) {
        SpendRow row = world.rows(spot).get(0);
        world.rows(spot).set(0, AccountDays.with(row, row.spend().micros(), claims(row) + conversions,
                worth(row) + value));
    }

    private static List<SpendRow> moved(List<SpendRow> rows, long spendMicros) {
        List<SpendRow> moved = new ArrayList<>(rows);
        SpendRow row = moved.get(0);
        moved.set(0, AccountDays.with(row, row.spend().micros() + spendMicros, claims(row), worth(row)));
        return moved;
    }

    static long claims(SpendRow row) {
        return row.platformConversions().orElse(0);
    }

    static long worth(SpendRow row) {
        return row.platformConversionValue().map(value -> value.micros()).orElse(0L);
    }
}
