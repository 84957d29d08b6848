package outlay.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outlay.attribution.Eligibility.Contacts;
import outlay.journey.Channels;
import outlay.journey.Crowd;
import outlay.journey.Crowd.Bought;
import outlay.journey.Journey.Conversion;
import outlay.journey.Journey.Kind;
import outlay.journey.Milestone;
import outlay.journey.Touch;

/// Attribution once more, slow and plain, from the documents and not from the code: sort, filter, fractions.
final class PlainCrediting {
    private static final MathContext DIGITS = new MathContext(40);
    private static final List<BigDecimal> ROOTS = roots();
    private static final Map<List<Long>, BigDecimal> HALVED = new HashMap<>();

    private final Crowd crowd;
    private final Eligibility eligibility;

    PlainCrediting(Crowd crowd, Eligibility eligibility) {
        this.crowd = crowd;
        this.eligibility = eligibility;
    }

    /// The touches that count, oldest first.
    List<Touch> path(Bought bought) {
        long at = bought.conversion().at().toEpochMilli();
        List<Touch> path = new ArrayList<>();
        for (String person : people(bought)) {
            path.addAll(crowd.people().getOrDefault(person, List.of()));
        }
        path.sort(Comparator.comparing(Touch::at).thenComparing(Touch::id));
        path.removeIf(touch -> age(touch, at) < 0 || age(touch, at) > eligibility.lookbackDays() * Crowd.DAY);
        if (eligibility.reset()) {
            Optional<Long> previous = previous(bought);
            path.removeIf(touch -> previous.isPresent() && touch.at().toEpochMilli() <= previous.get());
        }
        path.removeIf(touch -> eligibility.excludedChannels().contains(channel(touch)));
        boolean clicked = path.stream().anyMatch(touch -> !touch.view() && !touch.direct());
        path.removeIf(touch -> touch.view() && (clicked || age(touch, at) > eligibility.viewDays() * Crowd.DAY));
        boolean paying = path.stream().anyMatch(touch -> Channels.paid(channel(touch)));
        path.removeIf(touch -> eligibility.paidFirst() && paying && !Channels.paid(channel(touch)));
        return deduped(path);
    }

    private Set<String> people(Bought bought) {
        boolean named = eligibility.contacts() == Contacts.ROLES && bought.conversion().opportunity().isPresent();
        int size = named ? bought.conversion().opportunity().get().named() : bought.people().size();
        return new LinkedHashSet<>(bought.people().subList(0, size));
    }

    private Optional<Long> previous(Bought bought) {
        Conversion of = bought.conversion();
        if (of.opportunity().isPresent()) {
            return of.opportunity().get().previousClose().map(close -> close.toEpochMilli());
        }
        return crowd.bought().stream()
                .filter(other -> other.people().equals(bought.people()) && other.conversion().kind() == of.kind()
                        && other.conversion().at().isBefore(of.at()))
                .map(other -> other.conversion().at().toEpochMilli()).max(Comparator.naturalOrder());
    }

    private List<Touch> deduped(List<Touch> path) {
        List<Touch> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String before = "";
        for (Touch touch : path) {
            boolean repeats = switch (eligibility.dedupe()) {
                case NONE -> false;
                case CONSECUTIVE -> channel(touch).equals(before);
                case UNIQUE -> seen.contains(channel(touch));
            };
            if (!repeats) {
                kept.add(touch);
            }
            seen.add(channel(touch));
            before = channel(touch);
        }
        return kept;
    }

    /// One number a touch, in proportion to which it is credited: for a time decay to 40 digits, for all else exact.
    static BigDecimal[] weights(Model model, List<Touch> path, Conversion conversion) {
        int n = path.size();
        BigDecimal[] weights = new BigDecimal[n];
        Arrays.fill(weights, BigDecimal.ZERO);
        long at = conversion.at().toEpochMilli();
        if (model instanceof Model.First) {
            weights[0] = BigDecimal.ONE;
        } else if (model instanceof Model.Last) {
            weights[n - 1] = BigDecimal.ONE;
        } else if (model instanceof Model.LastNonDirect) {
            int last = path.stream().map(Touch::direct).toList().lastIndexOf(false);
            weights[last < 0 ? n - 1 : last] = BigDecimal.ONE;
        } else if (model instanceof Model.Linear) {
            Arrays.fill(weights, BigDecimal.ONE);
        } else if (model instanceof Model.LinearUnique) {
            List<String> channels = path.stream().map(PlainCrediting::channel).toList();
            for (int i = 0; i < n; i++) {
                weights[i] = channels.indexOf(channels.get(i)) == i ? BigDecimal.ONE : BigDecimal.ZERO;
            }
        } else if (model instanceof TimeDecay decay) {
            for (int i = 0; i < n; i++) {
                weights[i] = halved(age(path.get(i), at), decay.halfLife().toMillis());
            }
        } else if (model instanceof Position position) {
            anchored(weights, List.of(0, n - 1), List.of((long) position.first(), (long) position.last()),
                    position.middle());
        } else if (model instanceof Anchored anchored) {
            List<Anchored.Part> parts = anchored.parts();
            anchored(weights, parts.stream().map(part -> anchor(part.anchor(), path, conversion)).toList(),
                    parts.stream().map(Anchored.Part::weight).toList(), anchored.rest());
        } else if (model instanceof ByAge byAge) {
            for (int i = 0; i < n; i++) {
                long age = age(path.get(i), at);
                weights[i] = BigDecimal.valueOf(byAge.buckets().stream()
                        .filter(bucket -> age <= bucket.upTo().toMillis()).findFirst().map(ByAge.Bucket::weight)
                        .orElse(byAge.older()));
            }
        } else if (model instanceof ByChannel byChannel) {
            for (int i = 0; i < n; i++) {
                weights[i] = BigDecimal.valueOf(
                        byChannel.weights().getOrDefault(channel(path.get(i)), byChannel.others()));
            }
        }
        if (Arrays.stream(weights).allMatch(weight -> weight.signum() == 0)) {
            Arrays.fill(weights, BigDecimal.ONE);
        }
        return weights;
    }

    /// Everything times the number of the other touches, so that it stays whole.
    private static void anchored(BigDecimal[] weights, List<Integer> touches, List<Long> shares, long rest) {
        Set<Integer> anchors = new HashSet<>(touches);
        anchors.remove(-1);
        int others = weights.length - anchors.size();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = anchors.contains(i) ? BigDecimal.ZERO : BigDecimal.valueOf(rest);
        }
        for (int i = 0; i < touches.size(); i++) {
            if (touches.get(i) >= 0) {
                weights[touches.get(i)] = weights[touches.get(i)]
                        .add(BigDecimal.valueOf(shares.get(i)).multiply(BigDecimal.valueOf(Math.max(1, others))));
            }
        }
    }

    private static int anchor(Anchor anchor, List<Touch> path, Conversion conversion) {
        if (anchor instanceof Anchor.Place place) {
            int index = place.position() > 0 ? place.position() - 1 : path.size() + place.position();
            return index >= 0 && index < path.size() ? index : -1;
        }
        Milestone milestone = ((Anchor.Step) anchor).milestone();
        boolean itself = milestone == (conversion.kind() == Kind.LEAD ? Milestone.LEAD : Milestone.WON);
        if (!itself && !conversion.milestones().containsKey(milestone)) {
            return -1;
        }
        Instant reached = itself
                ? conversion.at()
                : conversion.milestones().getOrDefault(milestone, conversion.at());
        long until = path.stream().filter(touch -> !touch.at().isAfter(reached)).count();
        return (int) Math.max(0, until - 1);
    }

    /// Each share cut towards zero; then unit after unit to the one that is furthest below its exact share.
    static long[] split(long whole, BigDecimal[] weights) {
        BigDecimal sum = Arrays.stream(weights).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal magnitude = new BigDecimal(BigInteger.valueOf(whole).abs());
        long[] parts = new long[weights.length];
        BigDecimal[] remainders = new BigDecimal[weights.length];
        List<Integer> order = new ArrayList<>();
        BigDecimal left = magnitude;
        for (int i = 0; i < parts.length; i++) {
            BigDecimal[] cut = magnitude.multiply(weights[i]).divideAndRemainder(sum);
            parts[i] = cut[0].longValueExact();
            remainders[i] = cut[1];
            left = left.subtract(cut[0]);
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> remainders[i]).thenComparing(Comparator.naturalOrder())
                .reversed());
        for (int i = 0; i < left.intValueExact(); i++) {
            parts[order.get(i)]++;
        }
        return Arrays.stream(parts).map(part -> whole < 0 ? -part : part).toArray();
    }

    private static long age(Touch touch, long at) {
        return at - touch.at().toEpochMilli();
    }

    private static String channel(Touch touch) {
        return touch.source().channel();
    }

    /// 2^-(age / half-life), from square roots.
    private static BigDecimal halved(long ageMillis, long halfLife) {
        return HALVED.computeIfAbsent(List.of(ageMillis, halfLife), key -> {
            BigDecimal result = BigDecimal.ONE.divide(BigDecimal.valueOf(2).pow((int) (ageMillis / halfLife)), DIGITS);
            long rest = ageMillis % halfLife;
            for (int i = 0; i < ROOTS.size() && rest != 0; i++) {
                rest *= 2;
                if (rest >= halfLife) {
                    rest -= halfLife;
                    result = result.multiply(ROOTS.get(i), DIGITS);
                }
            }
            return result;
        });
    }

    /// 2^(-1/2), 2^(-1/4), 2^(-1/8) ...
    private static List<BigDecimal> roots() {
        List<BigDecimal> roots = new ArrayList<>();
        BigDecimal root = new BigDecimal("0.5");
        for (int i = 0; i < 120; i++) {
            root = root.sqrt(DIGITS);
            roots.add(root);
        }
        return roots;
    }
}
