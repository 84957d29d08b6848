package outlay.privacy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import outlay.collect.Quarantine;
import outlay.fact.Fact;
import outlay.identity.Identifier;
import outlay.json.Json;
import outlay.log.Entry;
import outlay.log.FactCodec;
import outlay.log.Quarantined;

/// Empties what lies in quarantine and mentions an erased person: that something was refused, when and why stays; what
/// it was goes. Nothing there counts in any report.
final class QuarantineErasure {
    private static final String GONE = "erased";
    static final String CONFLICT = "conflict:";
    /// Of ids that are too short to be looked for anywhere, only where an id stands.
    private static final int SHORT = 4;
    private final StandIns pseudonyms;
    private final Mentions mentions;
    private final Function<Fact, Optional<Fact>> erased;
    private final List<Pattern> shortIds;

    QuarantineErasure(Subject subject, StandIns pseudonyms, Mentions mentions,
            Function<Fact, Optional<Fact>> erased) {
        this.pseudonyms = pseudonyms;
        this.mentions = mentions;
        this.erased = erased;
        this.shortIds = subject.identifiers().stream().map(Identifier::value)
                .map(value -> value.substring(value.indexOf('/') + 1)).filter(value -> value.length() < SHORT)
                .map(value -> Pattern.compile("(?i)id\"?\\s*[:=]\\s*\"?" + Pattern.quote(value) + "(?![\\w-])"))
                .toList();
    }

    /// The same instance where it stays as it is.
    Entry of(Entry entry) {
        return entry.id().startsWith(CONFLICT) ? conflict(entry) : kept(entry);
    }

    private Entry kept(Entry entry) {
        Quarantine kept = Quarantine.of(entry);
        if (kept.bytes().length == 0 || !named(kept.bytes()) && !mentions.in(kept.detail())
                && !mentions.in(kept.file())) {
            return entry;
        }
        Quarantine empty = new Quarantine(kept.reason(), GONE, mentions.without(kept.file()).orElse(kept.file()),
                kept.line(), new byte[0]);
        return new Entry(entry.client(), "kept/" + pseudonyms.of(entry.id()), entry.kind(), entry.receivedAt(),
                Json.records().writeValueAsBytes(empty));
    }

    private Entry conflict(Entry entry) {
        Quarantined kept = Quarantined.decode(entry);
        Optional<Fact> own = fact(entry, kept).flatMap(erased);
        if (kept.body().length == 0 || own.isEmpty() && !named(kept.body()) && !mentions.in(kept.id())) {
            return entry;
        }
        String id = own.map(Fact::id).orElseGet(() -> mentions.without(kept.id()).orElse(kept.id()));
        Quarantined empty = new Quarantined(kept.reason(), kept.kind(), id, kept.first(), new byte[0]);
        return new Entry(entry.client(), CONFLICT + pseudonyms.of(entry.id()), entry.kind(), entry.receivedAt(),
                empty.encode());
    }

    /// What is in conflict may also be something that is kept in quarantine itself.
    private static Optional<Fact> fact(Entry entry, Quarantined kept) {
        return kept.kind() == Entry.Kind.QUARANTINE || kept.body().length == 0
                ? Optional.empty()
                : Optional.of(FactCodec.decode(new Entry(entry.client(), kept.id(), kept.kind(), entry.receivedAt(),
                        kept.body())));
    }

    private boolean named(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return mentions.in(text) || mentions.in(new String(bytes, StandardCharsets.UTF_16LE))
                || shortIds.stream().anyMatch(id -> id.matcher(text).find());
    }
}
