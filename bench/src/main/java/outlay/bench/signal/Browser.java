package outlay.bench.signal;

/// One browser on one device, which one person uses, or two who share a computer at home.
///
/// @param safari        whether its rules for cookies are Safari's
/// @param pixelBlocked  whether a blocker stops a third party's pixel
/// @param tagBlocked    whether it stops requests to the site's own address too
/// @param refuses       whether its user has refused to be measured
/// @param skewMinutes   how wrong its clock is
record Browser(int id, Place place, boolean safari, boolean pixelBlocked, boolean tagBlocked, boolean refuses,
        int skewMinutes) {
    enum Place {
        WORK, PHONE, HOME
    }

    String userAgent() {
        return switch (place) {
            case PHONE -> safari
                    ? "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                            + "Version/18.5 Mobile/15E148 Safari/604.1"
                    : "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
                            + "Chrome/140.0.0.0 Mobile Safari/537.36";
            case WORK, HOME -> safari
                    ? "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                            + "Version/18.5 Safari/605.1.15"
                    : "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                            + "Chrome/140.0.0.0 Safari/537.36";
        };
    }
}
