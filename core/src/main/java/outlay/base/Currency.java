package outlay.base;

import java.util.HashMap;
import java.util.Map;

/// An ISO 4217 currency with its number of decimals. The table is our own, because the JDK's changes with its version
/// and the same inputs have to give the same bytes on 17 and on 25.
public record Currency(String code) implements Comparable<Currency> {
    private static final int USUAL_DECIMALS = 2;
    private static final Map<String, Integer> DECIMALS = table();

    public Currency {
        if (!DECIMALS.containsKey(code)) {
            throw new IllegalArgumentException(
                    "currency \"" + code + "\" is not an ISO 4217 code in use; write it like USD, EUR or JPY");
        }
    }

    public static boolean exists(String code) {
        return DECIMALS.containsKey(code);
    }

    /// How many decimals an amount has at the most: 2 for USD, 0 for JPY, 3 for KWD.
    public int decimals() {
        Integer decimals = DECIMALS.get(code);
        return decimals == null ? USUAL_DECIMALS : decimals;
    }

    /// How many minor units one unit has: 100 for USD, 1 for JPY, 1,000 for KWD.
    public long minorPerUnit() {
        return Decimal.powerOfTen(decimals());
    }

    @Override
    public int compareTo(Currency other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }

    private static Map<String, Integer> table() {
        Map<String, Integer> table = new HashMap<>();
        put(table, 0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF");
        put(table, 2,
                "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN "
                        + "BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN "
                        + "ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD "
                        + "KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR "
                        + "MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB "
                        + "SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY "
                        + "TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL");
        put(table, 3, "BHD IQD JOD KWD LYD OMR TND");
        put(table, 4, "CLF UYW");
        return Map.copyOf(table);
    }

    private static void put(Map<String, Integer> table, int decimals, String codes) {
        for (String code : codes.split(" ")) {
            table.put(code, decimals);
        }
    }
}
