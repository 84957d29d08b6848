package outlay.tagging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.base.Day;
import outlay.base.Micros;
import outlay.base.Period;
import outlay.journey.Arrivals.Way;
import outlay.journey.JourneyColumns;
import outlay.journey.Touch;
import outlay.journey.Touch.Placement;
import outlay.ledger.Charge;
import outlay.ledger.Ledger;
import outlay.report.Books;
import outlay.report.Question;

/// One audit on its way.
final class Auditing {
    /// Fewer clicks may have left no visit by chance: people who close the page before it has loaded.
    private static final long CLICKS_TO_TELL = 20;
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::fault)
            .thenComparing(finding -> finding.atStake().map(money -> money.currency().code()).orElse(""))
            .thenComparing(finding -> finding.atStake().map(Micros::micros).orElse(0L), Comparator.reverseOrder())
            .thenComparing(Finding::pages, Comparator.reverseOrder()).thenComparing(Finding::platform)
            .thenComparing(Finding::subject).thenComparing(Finding::detail);

    private final Books books;
    private final Question question;
    private final Period period;
    private final Map<String, Spent> byPlatform = new TreeMap<>();
    private final Map<Placement, Spent> byCampaign = new HashMap<>();
    private final Map<Placement, Spent> byAd = new HashMap<>();
    private final Map<Placement, Long> touchesOfCampaign = new HashMap<>();
    private final Map<Placement, Long> touchesOfAd = new HashMap<>();

    Auditing(Books books, Question question) {
        this.books = books;
        this.question = question;
        period = question.period().orElseGet(() -> everything(books));
        Ledger ledger = books.ledger();
        for (Charge charge : ledger.charges()) {
            Placement at = ledger.sources().get(charge.source()).placement();
            if (period.contains(charge.day()) && asked(at.platform())) {
                byPlatform.computeIfAbsent(at.platform(), added -> new Spent()).add(charge.spend(), charge.clicks());
                byCampaign.computeIfAbsent(campaign(at), added -> new Spent()).add(charge.spend(), charge.clicks());
                byAd.computeIfAbsent(at, added -> new Spent()).add(charge.spend(), charge.clicks());
            }
        }
        countTouches(ledger.journeys());
    }

    Audit audit() {
        List<Finding> findings = new ArrayList<>(unseen());
        List<Way> ways = books.arrivals().ways().stream().filter(way -> pages(way) > 0).toList();
        findings.addAll(new Addresses(ways, this::pages, this::spentOn, question.filter().platform()).findings());
        findings.sort(ORDER);
        return new Audit(question, period, List.copyOf(findings));
    }

    private void countTouches(JourneyColumns journeys) {
        List<Touch.Source> sources = journeys.sources();
        for (int touch = 0; touch < journeys.touches(); touch++) {
            Placement at = sources.get(journeys.touchSource(touch)).placement();
            if (!at.platform().isEmpty() && !journeys.touchView(touch)) {
                touchesOfCampaign.merge(campaign(at), 1L, Long::sum);
                touchesOfAd.merge(at, 1L, Long::sum);
            }
        }
    }

    /// Spend whose visits were never seen, whenever: a campaign, or single ads of one.
    private List<Finding> unseen() {
        List<Finding> findings = new ArrayList<>();
        byCampaign.forEach((campaign, spent) -> {
            if (spent.most().isEmpty() || spent.clicks() < CLICKS_TO_TELL) {
                return;
            }
            long seen = touchesOfCampaign.getOrDefault(campaign, 0L);
            if (seen == 0) {
                findings.add(spent(Fault.NO_VISITS, campaign, name(campaign.campaignId(), campaign.campaign()),
                        spent.clicks() + " clicks reported, no visit seen", 0, spent));
                return;
            }
            boolean named = touchesOfAd.keySet().stream()
                    .anyMatch(at -> campaign(at).equals(campaign) && !name(at.adId(), at.ad()).isEmpty());
            List<Placement> ads = byAd.keySet().stream().filter(at -> campaign(at).equals(campaign)
                    && !name(at.adId(), at.ad()).isEmpty()).toList();
            if (!named && !ads.isEmpty()) {
                findings.add(spent(Fault.NO_AD_IDS, campaign, name(campaign.campaignId(), campaign.campaign()),
                        seen + " visits, none names one of " + ads.size() + " ads", seen, spent));
            } else {
                ads.forEach(ad -> unseenAd(ad).ifPresent(findings::add));
            }
        });
        return findings;
    }

    private Optional<Finding> unseenAd(Placement ad) {
        Spent spent = byAd.getOrDefault(ad, Spent.NOTHING);
        boolean silent = touchesOfAd.getOrDefault(ad, 0L) == 0 && spent.clicks() >= CLICKS_TO_TELL;
        return silent && spent.most().isPresent()
                ? Optional.of(spent(Fault.NO_VISITS, ad,
                        name(ad.campaignId(), ad.campaign()) + " / " + name(ad.adId(), ad.ad()),
                        spent.clicks() + " clicks on the ad reported, no visit names it", 0, spent))
                : Optional.empty();
    }

    private static Finding spent(Fault fault, Placement at, String subject, String detail, long pages, Spent spent) {
        return new Finding(fault, at.platform(), subject, detail, pages, spent.most(), UrlTemplate.of(at.platform()));
    }

    /// What the platforms of a family cost; reports call Google `google_ads`, visits `google`.
    private Map.Entry<String, Spent> spentOn(String family) {
        return byPlatform.entrySet().stream().filter(entry -> !family.isEmpty() && entry.getKey().startsWith(family))
                .findFirst().orElse(Map.entry("", Spent.NOTHING));
    }

    private long pages(Way way) {
        return way.pages().entrySet().stream().filter(entry -> period.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue).sum();
    }

    private boolean asked(String platform) {
        String only = question.filter().platform();
        return !platform.isEmpty() && (only.isEmpty() || only.equals(platform));
    }

    private static Placement campaign(Placement at) {
        return new Placement(at.platform(), at.accountId(), at.campaignId(), at.campaign(), "", "", "", "");
    }

    private static String name(String id, String name) {
        return name.isEmpty() ? id : id.isEmpty() ? name : name + " (" + id + ")";
    }

    private static Period everything(Books books) {
        List<Day> days = new ArrayList<>(books.arrivals().all().keySet());
        books.ledger().charges().forEach(charge -> days.add(charge.day()));
        return days.isEmpty()
                ? new Period(new Day(0), new Day(0))
                : new Period(days.stream().min(Day::compareTo).orElseThrow(),
                        days.stream().max(Day::compareTo).orElseThrow());
    }
}
