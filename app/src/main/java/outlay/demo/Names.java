package outlay.demo;

import java.io.IOException;
import java.util.List;

/// Invented people and companies. Companies differ by construction: each has a combination of words of its own.
final class Names {
    /// No factor in common with the number of combinations, so that neighbours in number are not neighbours in name.
    private static final long STRIDE = 7919;
    private final List<String> firsts;
    private final List<String> lasts;
    private final List<String> leads;
    private final List<String> trades;
    private final List<String> towns;

    private Names(List<String> lines) {
        firsts = words(lines.get(0));
        lasts = words(lines.get(1));
        leads = words(lines.get(2));
        trades = words(lines.get(3));
        towns = words(lines.get(4));
    }

    static Names read() throws IOException {
        return new Names(Catalogue.lines("names.tsv"));
    }

    private static List<String> words(String line) {
        return List.of(line.substring(line.indexOf('\t') + 1).split(" "));
    }

    Company company(long number, Region region) {
        long combinations = (long) leads.size() * trades.size() * towns.size();
        int at = (int) (number * STRIDE % combinations);
        String lead = leads.get(at % leads.size());
        String trade = trades.get(at / leads.size() % trades.size());
        String town = towns.get(at / leads.size() / trades.size());
        String again = number < combinations ? "" : Long.toString(number / combinations + 1);
        String domain = Company.ascii(lead) + "-" + Company.ascii(trade) + "-" + Company.ascii(town) + again
                + ".example";
        String name = lead + " " + trade + " " + town + (again.isEmpty() ? " " : " " + again + " ") + region.legalForm;
        return new Company(number, name, domain, network(number), region);
    }

    /// An address of the range that is set aside for measurements, so that it is nobody's.
    private static String network(long number) {
        return "198." + (18 + (number >> 16 & 1)) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /// @param colleagues how many people of the company there are already: the e-mail address of each is their own
    Person person(long number, Company company, int colleagues, boolean consents, Dice dice) {
        String first = dice.pick(firsts);
        String last = dice.pick(lasts);
        String email = Company.ascii(first) + "." + Company.ascii(last) + (colleagues == 0 ? "" : colleagues + 1) + "@"
                + company.domain();
        return new Person(number, company, first, last, email, consents, dice);
    }
}
