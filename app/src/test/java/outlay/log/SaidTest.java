package outlay.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outlay.base.ClientId;
import outlay.fact.Consent;
import outlay.fact.Event;
import outlay.fact.Landing;
import outlay.fact.Seen;
import outlay.fact.Trait;
import outlay.testkit.Draw;
import outlay.testkit.Property;

/// Whatever differs in what was seen, a repetition is one; whatever differs in what was said, it is none.
class SaidTest {
    private static final Instant AT = Instant.parse("2026-10-01T12:00:30.250Z");
    private static final List<String> TEXTS = List.of("", "plain", "a\"b", "back\\\\slash\\", ",\"at\":\"x",
            ",\"seen\":{\"trust\":\"BROWSER", "}},\"ip\":\"9", "ON_ARRIVAL", "\u00e9\ud83d\ude00");

    @Test
    void whatIsOnlySeenDoesNotTellTwoEventsApart() {
        Property.check(2_000, 5, draw -> {
            Said said = said(draw);
            assertThat(content(said.event(seen(draw, said), minutes(draw))))
                    .isEqualTo(content(said.event(seen(draw, said), minutes(draw))));
        });
    }

    @Test
    void whateverElseDiffersDoes() {
        Property.check(2_000, 6, draw -> {
            Said said = said(draw);
            Said other = said(draw);
            Fingerprint one = content(said.event(seen(draw, said), minutes(draw)));
            assertThat(one.equals(content(other.event(seen(draw, other), minutes(draw)))))
                    .isEqualTo(said.equals(other));
        });
    }

    @Test
    void anotherSecondIsAnotherTimeAndNoTimeIsNone() {
        Said said = new Said("a", "n", "r", "p", Seen.Trust.BROWSER, "ip");
        Seen seen = new Seen(Seen.Trust.BROWSER, "k", false, Seen.Bot.NO, Seen.Clock.AS_SENT, said.consent(), "", "",
                "p", new TreeMap<>());
        Fingerprint first = content(said.event(seen, Duration.ZERO));
        assertThat(content(said.event(seen, Duration.ofSeconds(1)))).isNotEqualTo(first);
        assertThat(content(said.event(seen, Duration.ofMinutes(-3)))).isEqualTo(first);
        Seen arrived = new Seen(Seen.Trust.BROWSER, "k", false, Seen.Bot.NO, Seen.Clock.ON_ARRIVAL, said.consent(), "",
                "", "p", new TreeMap<>());
        assertThat(content(said.event(arrived, Duration.ofMillis(7_123))))
                .isEqualTo(content(said.event(arrived, Duration.ZERO))).isNotEqualTo(first);
    }

    /// What was written before traits were kept must be known again when it is sent or imported once more.
    @Test
    void traitsAreAsIfTheyHadNotBeenSaid() {
        Property.check(1_000, 7, draw -> {
            Said said = said(draw);
            Event event = said.event(seen(draw, said), Duration.ZERO);
            Event file = new Event(event.client(), event.id(), event.at(), event.type(), event.name(),
                    event.anonymousId(), "", "", "", event.landing(), Optional.empty());
            for (Event without : List.of(event, file)) {
                Event with = new Event(without.client(), without.id(), without.at(), without.type(), without.name(),
                        without.anonymousId(), without.userId(), without.previousId(), without.email(),
                        without.landing(), without.sale(), without.seen(), without.clues(),
                        new TreeMap<>(Map.of(draw.pick(Trait.CITY, Trait.FIRST_NAME), draw.pick(TEXTS), Trait.WEBSITE,
                                ",\"traits\":{")));
                assertThat(content(with)).isEqualTo(content(without));
            }
        });
    }

    /// Who sends again may have crossed a border, and a file that is imported once more may have been read without it.
    @Test
    void theCountryIsAsIfItHadNotBeenSaid() {
        Property.check(1_000, 9, draw -> {
            Said said = said(draw);
            Event event = said.event(seen(draw, said), Duration.ZERO);
            Event file = new Event(event.client(), event.id(), event.at(), event.type(), event.name(),
                    event.anonymousId(), "", "", "", event.landing(), Optional.empty(), Optional.empty(), List.of(),
                    new TreeMap<>(draw.chance(50)
                            ? Map.of()
                            : Map.of(Trait.CITY, draw.pick(TEXTS), Trait.WEBSITE, ",\"visitorCountry\":\"DE\"}")));
            for (Event without : List.of(event, file)) {
                assertThat(content(without.from(draw.pick("DE", "US")))).isEqualTo(content(without));
            }
        });
    }

    /// Fingerprints lie on disk, and what was stored by an earlier version must be known again.
    @Test
    void theFingerprintsAreTheOnesOfEveryVersionBefore() {
        Fingerprint[] all = {new Fingerprint(0, 0)};
        Property.check(500, 8, draw -> {
            Said said = said(draw);
            Event event = said.event(seen(draw, said), minutes(draw));
            TreeMap<Trait, String> traits = new TreeMap<>(
                    draw.chance(50) ? Map.of() : Map.of(Trait.CITY, draw.pick(TEXTS)));
            Optional<Seen> seen = draw.chance(50) ? Optional.empty() : event.seen();
            Fingerprint one = content(new Event(event.client(), event.id(), event.at(), event.type(), event.name(),
                    event.anonymousId(), event.userId(), event.previousId(), event.email(), event.landing(),
                    event.sale(), seen, event.clues(), traits));
            all[0] = new Fingerprint(all[0].high() * 31 + one.high(), all[0].low() * 31 + one.low());
        });
        assertThat(all[0].hex()).isEqualTo("fa513f197985286771837f286efeece4");
    }

    @Test
    void bytesOfAnotherFormAreComparedWhole() {
        for (String body : List.of("", "x", "{\"client\":\"a\",\"at\":\"", ",\"at\":\",\"seen\":{\"trust\":\"",
                "{\"id\":\"1\",\"at\":\"2026-10-01T12:00:30Z\",\"sale\":null}")) {
            Fingerprint.Maker maker = new Fingerprint.Maker();
            assertThat(maker.content(Entry.Kind.EVENT, body.getBytes(UTF_8)))
                    .isNotEqualTo(maker.content(Entry.Kind.EVENT, (body + " ").getBytes(UTF_8)));
        }
        Said said = new Said("a", "n", "r", "p", Seen.Trust.SERVER, "ip");
        Seen seen = new Seen(Seen.Trust.SERVER, "k", false, Seen.Bot.NO, Seen.Clock.AS_SENT, said.consent(), "", "",
                "p", new TreeMap<>());
        Entry event = FactCodec.encode(said.event(seen, Duration.ZERO), AT);
        byte[] other = new String(event.body(), UTF_8).replace("T12:", "T13:").getBytes(UTF_8);
        Fingerprint.Maker maker = new Fingerprint.Maker();
        assertThat(maker.content(Entry.Kind.QUARANTINE, other))
                .isNotEqualTo(maker.content(Entry.Kind.QUARANTINE, event.body()));
    }

    private static Fingerprint content(Event event) {
        return new Fingerprint.Maker().content(Entry.Kind.EVENT, FactCodec.encode(event, AT).body());
    }

    private record Said(String anonymousId, String name, String raw, String phone, Seen.Trust trust, String category) {
        Event event(Seen seen, Duration later) {
            return new Event(new ClientId("acme"), "m-1", AT.plus(later), Event.Type.PAGE, name, anonymousId, "", "",
                    "", Landing.NONE, Optional.empty(), Optional.of(seen));
        }

        Consent consent() {
            return new Consent(Consent.State.GRANTED, Consent.State.DENIED, Consent.State.UNKNOWN,
                    Consent.State.UNKNOWN, true, new TreeMap<>(Map.of(category, true)),
                    new TreeMap<>(Map.of("ip", raw, "userAgent", raw)));
        }
    }

    private static Said said(Draw draw) {
        return new Said(draw.pick(TEXTS), draw.pick(TEXTS), draw.pick(TEXTS), draw.pick(TEXTS),
                draw.pick(Seen.Trust.values()), draw.pick(TEXTS));
    }

    private static Duration minutes(Draw draw) {
        return Duration.ofMinutes(draw.between(-1_400, 1_400));
    }

    private static Seen seen(Draw draw, Said said) {
        return new Seen(said.trust(), "k", false, draw.pick(Seen.Bot.values()),
                draw.pick(List.of(Seen.Clock.AS_SENT, Seen.Clock.CORRECTED, Seen.Clock.LONG_AGO,
                        Seen.Clock.IN_FUTURE)),
                said.consent(), draw.pick(TEXTS), draw.pick(TEXTS), said.phone(), new TreeMap<>());
    }
}
