package outlay.activate.normal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The postal letters of the states, provinces and territories of the United States and Canada.
final class NorthAmerica {
    private static final Map<String, String> UNITED_STATES = table("""
            al alabama ak alaska az arizona ar arkansas ca california co colorado ct connecticut de delaware
            fl florida ga georgia hi hawaii id idaho il illinois in indiana ia iowa ks kansas ky kentucky la louisiana
            me maine md maryland ma massachusetts mi michigan mn minnesota ms mississippi mo missouri mt montana
            ne nebraska nv nevada nh newhampshire nj newjersey nm newmexico ny newyork nc northcarolina
            nd northdakota oh ohio ok oklahoma or oregon pa pennsylvania ri rhodeisland sc southcarolina
            sd southdakota tn tennessee tx texas ut utah vt vermont va virginia wa washington wv westvirginia
            wi wisconsin wy wyoming dc districtofcolumbia dc washingtondc pr puertorico gu guam vi usvirginislands
            as americansamoa mp northernmarianaislands aa armedforcesamericas ae armedforceseurope
            ap armedforcespacific""");
    private static final Map<String, String> CANADA = table("""
            ab alberta bc britishcolumbia mb manitoba nb newbrunswick nl newfoundlandandlabrador ns novascotia
            nt northwestterritories nu nunavut on ontario pe princeedwardisland qc quebec qc québec sk saskatchewan
            yt yukon""");

    private NorthAmerica() {}

    /// @param folded  lower case, without blanks and punctuation; the country's letters may stand before (`usca`)
    /// @param country US, CA, or not known, which tries both
    static Optional<String> code(String folded, Optional<String> country) {
        Optional<String> states = country.filter("CA"::equals).isPresent()
                ? Optional.empty()
                : code(folded, "us", UNITED_STATES);
        return states.isPresent() || country.filter("US"::equals).isPresent() ? states : code(folded, "ca", CANADA);
    }

    private static Optional<String> code(String folded, String prefix, Map<String, String> table) {
        String found = table.get(folded);
        if (found == null && folded.length() == 4 && folded.startsWith(prefix)) {
            found = table.get(folded.substring(2));
        }
        return Optional.ofNullable(found);
    }

    private static Map<String, String> table(String pairs) {
        Map<String, String> table = new TreeMap<>();
        String[] words = pairs.split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            table.put(words[i], words[i]);
            table.put(words[i + 1], words[i]);
        }
        return table;
    }
}
