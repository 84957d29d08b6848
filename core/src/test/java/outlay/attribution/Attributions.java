package outlay.attribution;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import outlay.attribution.Eligibility.Contacts;
import outlay.attribution.Eligibility.Dedupe;
import outlay.journey.Crowd;
import outlay.testkit.Draw;

/// Rules of attribution for generated cases.
public final class Attributions {
    private Attributions() {}

    /// Any rule, the usual one first.
    public static Attribution any(Draw draw) {
        return new Attribution(draw.chance(70) ? draw.pick(Model.ALL) : own(draw), eligibility(draw));
    }

    static Eligibility eligibility(Draw draw) {
        return new Eligibility(draw.pick(30, 0, 1, draw.between(0, 40)), draw.pick(1, 0, 7, 60),
                draw.pick(Dedupe.values()), draw.chance(40), draw.chance(30),
                draw.chance(70)
                        ? Collections.emptySortedSet()
                        : new TreeSet<>(draw.list(1, 2, d -> d.pick(Crowd.CHANNELS))),
                draw.pick(Contacts.values()));
    }

    /// A model with parameters of its own.
    static Model own(Draw draw) {
        return switch (draw.between(0, 4)) {
            case 0 -> new TimeDecay(Duration.ofHours(draw.pick(24, 1, 14 * 24, draw.between(1, 1_000))));
            case 1 -> new Position(draw.between(0, 100), draw.between(0, 100), draw.between(1, 1_000_000));
            case 2 -> Model.parse(draw.pick("custom:first=30,mql=0,sql=20,won=7,-2=5,*=1", "custom:2=1", "custom:*=3",
                    "custom:lead=1,last=1", "custom:first=1000000,last=1000000"));
            case 3 -> Model.parse(draw.pick("custom:age:7d=3,30d=1", "custom:age:1h=1,1d=1000000,*=5",
                    "custom:age:6h=0,20d=2"));
            default -> Model.parse(draw.pick(List.of("custom:channel:Paid Search=2,*=1", "custom:channel:Direct=0,*=7",
                    "custom:channel:Email=1")));
        };
    }
}
