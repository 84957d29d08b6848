package outlay.bench.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// What the address of a landing still says when it arrives: click ids get lost on the way, campaign tags do not.
final class Landings {
    static final String SITE = "https://www.example.com";

    private final Chance chance;
    private final Rates rates;

    Landings(World world) {
        chance = world.chance();
        rates = world.rates();
    }

    String url(Visit visit) {
        List<String> query = new ArrayList<>();
        Channel channel = visit.channel();
        if (!channel.source().isEmpty() && !visit.autotagged()) {
            query.add("utm_source=" + channel.source());
            query.add("utm_medium=" + channel.medium());
            query.add("utm_campaign=" + channel.campaign());
        }
        if (!clickId(visit).isEmpty()) {
            query.add(channel.clickId() + "=" + clickId(visit));
        }
        if (!visit.hashOf().isEmpty()) {
            query.add("outlay_eid=" + sha256(visit.hashOf()));
        }
        return SITE + "/" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /// The click id that arrives, or "".
    String clickId(Visit visit) {
        boolean stripped = visit.browser().safari()
                && chance.happens(rates.of("click_id_stripped_share"), "stripped", visit.id());
        return visit.channel().clickId().isEmpty() || stripped
                ? ""
                : "Cj0" + chance.hex("click", visit.id());
    }

    /// The channel that anybody must take the visit for: a search ad without its click id and without tags looks like
    /// a search result.
    String channel(Visit visit) {
        return visit.autotagged() && clickId(visit).isEmpty()
                ? Channel.ORGANIC_SEARCH.group()
                : visit.channel().group();
    }

    static String sha256(String email) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
