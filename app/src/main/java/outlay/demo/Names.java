package outlay.demo;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Invented people and companies. Companies differ by construction: each has a combination of words of its own.
final class Names {
    /// No factor in common with the number of combinations, so that neighbours in number are not neighbours in name.
    private static final long STRIDE = 7919;
    private final List<Word> firsts;
    private final List<Word> lasts;
    private final List<Word> leads;
    private final List<Word> trades;
    /// In the order of the regions, so that a company lies in its own.
    private final List<List<Word>> towns;

    /// A name and what becomes of it in an address.
    private record Word(String text, String ascii) {}

    private Names(List<String> lines) {
        firsts = words(lines.get(0));
        lasts = words(lines.get(1));
        leads = words(lines.get(2));
        trades = words(lines.get(3));
        towns = lines.subList(4, 4 + Region.values().length).stream().map(Names::words).toList();
    }

    static Names read() throws IOException {
        return new Names(Catalogue.lines("names.tsv"));
    }

    private static List<Word> words(String line) {
        return Arrays.stream(line.substring(line.indexOf('\t') + 1).split(" "))
                .map(text -> new Word(text, ascii(text))).toList();
    }

    Company company(long number, Region region) {
        List<Word> near = towns.get(region.ordinal());
        long combinations = (long) leads.size() * trades.size() * near.size();
        int at = (int) (number * STRIDE % combinations);
        Word lead = leads.get(at % leads.size());
        Word trade = trades.get(at / leads.size() % trades.size());
        Word town = near.get(at / leads.size() / trades.size());
        String again = number < combinations ? "" : Long.toString(number / combinations + 1);
        String domain = lead.ascii + "-" + trade.ascii + "-" + town.ascii + again
                + ".example";
        String name = lead.text + " " + trade.text + " " + town.text + (again.isEmpty() ? " " : " " + again + " ")
                + region.legalForm;
        return new Company(number, name, domain, network(number), region);
    }

    /// An address of the range that is set aside for measurements, so that it is nobody's.
    private static String network(long number) {
        return "198." + (18 + (number >> 16 & 1)) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /// @param colleagues how many people of the company there are already: the e-mail address of each is their own
    Person person(long number, Company company, int colleagues, boolean consents, Dice dice) {
        Word first = dice.pick(firsts);
        Word last = dice.pick(lasts);
        String email = first.ascii + "." + last.ascii + (colleagues == 0 ? "" : colleagues + 1) + "@"
                + company.domain();
        return new Person(number, company, first.text, last.text, email, consents, dice);
    }

    /// The part of an e-mail address that a name becomes: only letters of ASCII.
    private static String ascii(String name) {
        String spelled = name.toLowerCase(Locale.ROOT).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
                .replace("ø", "o").replace("ß", "ss");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("[^a-z0-9]", "");
    }
}
