package outlay.bench.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes the people of a world, with their companies, addresses and browsers.
final class Crowd {
    private static final String[] FIRST = {"Ann", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hugo", "Ines",
            "Jonas", "Kim", "Liam", "Maria", "Noah", "Olga", "Paul", "Quinn", "Rosa", "Sam", "Tara", "Umar", "Vera",
            "Will", "Xenia", "Yusuf", "Zoe"};
    private static final String[] LAST = {"Abbott", "Becker", "Castillo", "Dubois", "Evans", "Fischer", "Garcia",
            "Hansen", "Ivanov", "Jensen", "Kowalski", "Lopez", "Meyer", "Nguyen", "Okafor", "Petrov", "Quist",
            "Rossi", "Silva", "Tanaka", "Usman", "Vargas", "Weber", "Xu", "Young", "Zhang"};
    private static final String[] PROVIDERS = {"gmail.com", "gmail.com", "outlook.com", "yahoo.com", "icloud.com"};
    private static final int PEOPLE_IN_A_COMPANY = 5;
    private static final int MOST_SKEW_MINUTES = 720;

    private final Chance chance;
    private final Rates rates;
    private int browsers;
    /// The home computer that the next person may share.
    private Optional<Browser> neighbours = Optional.empty();

    Crowd(Chance chance, Rates rates) {
        this.chance = chance;
        this.rates = rates;
    }

    List<Person> people(int count) {
        List<Person> people = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            people.add(person(id));
        }
        return people;
    }

    private Person person(int id) {
        String first = FIRST[chance.below(FIRST.length, "first name", id)];
        String last = LAST[chance.below(LAST.length, "last name", id)];
        int company = id / PEOPLE_IN_A_COMPANY;
        String name = (first + "." + last).toLowerCase(Locale.ROOT);
        // Two of a name in one company are told apart as companies do it.
        String work = name + (id % PEOPLE_IN_A_COMPANY == 0 ? "" : id % PEOPLE_IN_A_COMPANY) + "@company" + company
                + ".example";
        String personal = name + "." + id + "@" + PROVIDERS[chance.below(PROVIDERS.length, "provider", id)];
        return new Person(id, first, last, company, work, personal, happens("two_addresses_share", id),
                happens("account_share", id) ? "u-" + (10_000 + id) : "", happens("subscriber_share", id),
                happens("second_device_share", id), browsers(id));
    }

    /// Somebody with one device has it for everything; who has several began on any of them.
    private List<Browser> browsers(int id) {
        List<Browser> all = new ArrayList<>();
        boolean several = happens("cross_device_share", id);
        boolean onPhone = happens("phone_share", id);
        if (several || onPhone) {
            all.add(browser(Browser.Place.PHONE));
        }
        boolean home = happens("home_computer_share", id);
        if (several || !onPhone && !home) {
            all.add(browser(Browser.Place.WORK));
        }
        if (home && (several || !onPhone)) {
            all.add(home(id));
        }
        return all;
    }

    /// A computer of their own, or the one that somebody before them has at home.
    private Browser home(int id) {
        if (neighbours.isPresent() && happens("shared_computer_share", id)) {
            Browser theirs = neighbours.get();
            // At most two share one.
            neighbours = Optional.empty();
            return theirs;
        }
        Browser own = browser(Browser.Place.HOME);
        neighbours = Optional.of(own);
        return own;
    }

    private Browser browser(Browser.Place place) {
        int id = browsers++;
        boolean phone = place == Browser.Place.PHONE;
        boolean blocker = chance.happens(rates.of(phone ? "blocker_other_share" : "blocker_desktop_share"), "blocker",
                id);
        boolean pixelBlocked = blocker && happens("blocker_hits_pixel_share", id);
        boolean skewed = happens("skewed_clock_share", id);
        int skew = 2 + chance.below(MOST_SKEW_MINUTES - 2, "skew", id);
        return new Browser(id, place,
                chance.happens(rates.of(phone ? "ios_share" : "safari_desktop_share"), "safari", id), pixelBlocked,
                pixelBlocked && !happens("first_party_seen_share", id), happens("refusal_share", id),
                !skewed ? 0 : chance.happens(0.5, "skew behind", id) ? -skew : skew);
    }

    private boolean happens(String rate, int id) {
        return chance.happens(rates.of(rate), rate, id);
    }
}
