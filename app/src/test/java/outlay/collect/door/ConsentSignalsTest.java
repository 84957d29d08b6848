package outlay.collect.door;

import static org.assertj.core.api.Assertions.assertThat;

import outlay.fact.Consent;
import outlay.fact.Consent.State;
import outlay.fact.Event;
import org.junit.jupiter.api.Test;

class ConsentSignalsTest {
    private static final State YES = State.GRANTED;
    private static final State NO = State.DENIED;
    private static final State OPEN = State.UNKNOWN;

    private static Consent of(String consent, String... headers) {
        return event("site", consent, headers).seen().orElseThrow().consent();
    }

    private static Event event(String key, String consent, String... headers) {
        Doorway door = new Doorway();
        String body = """
                {"writeKey":"%s","messageId":"m","anonymousId":"a1",
                 "userId":"ceo@example.com","traits":{"phone":"+49 30 1"},
                 "timestamp":"2026-10-01T12:00:00Z","context":{"page":{"url":"https://e.com/?gclid=G1&utm_source=x"},
                 "cookies":{"_fbp":"fb.1.2.3","_ga":"GA1.1.123.456","other":"x"}%s}}""";
        assertThat(door.post("/v1/identify", body.formatted(key, consent.isEmpty() ? "" : ",\"consent\":" + consent),
                headers).status()).isEqualTo(200);
        return door.event();
    }

    private static void holds(Consent consent, State analytics, State ads, State userData, State personalisation) {
        assertThat(consent.analytics()).as("analytics").isEqualTo(analytics);
        assertThat(consent.ads()).as("ads").isEqualTo(ads);
        assertThat(consent.adUserData()).as("ad user data").isEqualTo(userData);
        assertThat(consent.personalisation()).as("personalisation").isEqualTo(personalisation);
    }

    private static Consent tcf(String text) {
        return of("{\"tcf\":\"" + text + "\"}");
    }

    @Test
    void theEuropeanStringsSayWhatTheirPurposesSay() {
        String all = "CQtAQoAQtAQoAEsACAENB4FgAP_gAAAAAAYgF5wAwABAAKAXmAAAAAAA.IF5wAwABAAKAXmA";
        holds(tcf(all), YES, YES, YES, YES);
        assertThat(tcf(all).raw()).containsEntry("tcf", all);
        holds(tcf("CQtAQoAQtAQoAEsACAENB4FgAAAAAAAAAAYgAAAAAAAA.IF5wAwABAAKAXmA"), NO, NO, NO, NO);
        holds(tcf("CQtAQoAQtAQoAEsACAENB4FgAIIAAAAAAAYgF5wAQF5gAAAA.IF5wAgABALzA"), YES, YES, YES, NO);
        holds(tcf("CQtAQoAQtAQoAEsACAENB4FgAEIAAAAAAAYgF5wAQF5gAAAA.IF5wAQF5gA"), NO, NO, NO, NO);
        holds(tcf("CQtAQoAQtAQoAEsACAENB4FgAPLAAAAAAAYgF5wAQF5gAAAA.IABQAQABAA"), YES, YES, YES, YES);
        for (String broken : new String[]{"", "garbage", "BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA", "C", "CQtAQoAQtAQo"}) {
            holds(tcf(broken), NO, NO, NO, NO);
        }
    }

    @Test
    void theAmericanStringsTellWhoObjectedToASale() {
        assertThat(of("{\"gpp\":\"DBABLA~BVQVAAAAAACA.YA\"}").saleOptOut()).isTrue();
        assertThat(of("{\"gpp\":\"DBABLA~BVQqAAAAAACA.QA\"}").saleOptOut()).isFalse();
        assertThat(of("{\"gpp\":\"DBABLA~BVQqAAAAAACA.YA\"}").saleOptOut()).as("by GPC alone").isTrue();
        assertThat(of("{\"gpp\":\"DBABBg~BUUAAACA.QA\"}").saleOptOut()).isTrue();
        assertThat(of("{\"gpp\":\"DBABTA~1YYN\"}").saleOptOut()).isTrue();
        assertThat(of("{\"gpp\":\"DBABTA~1YNN\"}").saleOptOut()).isFalse();
        assertThat(of("{\"us_privacy\":\"1YYN\"}").saleOptOut()).isTrue();
        assertThat(of("{\"us_privacy\":\"1---\"}").saleOptOut()).isFalse();
        assertThat(of("", "Sec-GPC", "1").saleOptOut()).isTrue();
        assertThat(of("{\"gpc\":true}").saleOptOut()).isTrue();
        holds(of("", "Sec-GPC", "1"), OPEN, OPEN, OPEN, OPEN);
        for (String broken : new String[]{"", "DBABLA", "garbage~~", "DBABLA~", "DBABLA~BVQV~1YYN"}) {
            holds(of("{\"gpp\":\"" + broken + "\"}"), NO, NO, NO, NO);
        }
    }

    @Test
    void googlesSignalsAreReadInBothOfTheirForms() {
        holds(of("{\"gcs\":\"G111\"}"), YES, YES, OPEN, OPEN);
        holds(of("{\"gcs\":\"G110\"}"), NO, YES, OPEN, OPEN);
        holds(of("{\"gcs\":\"G101\"}"), YES, NO, OPEN, OPEN);
        holds(of("{\"gcs\":\"G100\"}"), NO, NO, OPEN, OPEN);
        holds(of("{\"gcs\":\"G1--\"}"), OPEN, OPEN, OPEN, OPEN);
        holds(of("{\"gcd\":\"13t3r3p2m5\"}"), YES, YES, NO, NO);
        holds(of("{\"gcd\":\"13l3l3l3l1l1\"}"), OPEN, OPEN, OPEN, OPEN);
        holds(of("{\"gcd\":\"13n3v3u2q5\"}"), YES, YES, NO, NO);
        holds(of("{\"gcd\":\"?\"}"), NO, NO, NO, NO);
        holds(of("{\"ad_user_data\":\"GRANTED\",\"ad_personalization\":\"DENIED\"}"), OPEN, OPEN, YES, NO);
    }

    @Test
    void categoriesAreReadByTheirNamesAndAnEmptyChoiceIsNo() {
        Consent some = of("{\"categoryPreferences\":{\"Advertising\":false,\"Analytics\":true,\"Functional\":true}}");
        holds(some, YES, NO, NO, NO);
        assertThat(some.categories()).containsEntry("Advertising", false).containsEntry("Functional", true);
        holds(of("{\"categoryPreferences\":{}}"), NO, NO, NO, NO);
        holds(of("{\"categoryPreferences\":{\"C0004\":\"true\"}}"), NO, NO, NO, NO);
        holds(of("{\"categoryPreferences\":{\"Functional\":true}}"), OPEN, OPEN, OPEN, OPEN);
    }

    @Test
    void theMostProtectiveSignalHolds() {
        holds(of("{\"gcs\":\"G111\",\"gcd\":\"13t3p3t2t5\"}"), NO, YES, YES, YES);
        assertThat(State.GRANTED.and(OPEN)).isEqualTo(YES);
        assertThat(OPEN.and(NO)).isEqualTo(NO);
    }

    @Test
    void withoutConsentNothingLeadsToAPerson() {
        String denied = "{\"gcs\":\"G110\"}";
        Event event = event("site", denied);
        assertThat(event.anonymousId() + event.userId() + event.previousId() + event.email()).isEmpty();
        assertThat(event.landing().clickIds()).isEmpty();
        assertThat(event.landing().url()).isEqualTo("https://e.com/?utm_source=x");
        assertThat(event.landing().tags()).containsEntry("utm_source", "x");
        assertThat(event.seen().orElseThrow()).satisfies(seen -> {
            assertThat(seen.ip() + seen.userAgent() + seen.phone()).isEmpty();
            assertThat(seen.platformIds()).isEmpty();
        });
        assertThat(event("strict", "").anonymousId()).as("a key that asks for a word, and none was said").isEmpty();
        assertThat(event("strict", "{\"gcs\":\"G101\"}").anonymousId()).isEqualTo("a1");
        Event known = event("site", "");
        assertThat(known.anonymousId()).isEqualTo("a1");
        assertThat(known.landing().clickIds()).containsEntry("gclid", "G1");
        assertThat(known.seen().orElseThrow().phone()).isEqualTo("+49 30 1");
        assertThat(known.seen().orElseThrow().ip()).isEqualTo("203.0.113.0");
        assertThat(known.seen().orElseThrow().platformIds()).containsOnlyKeys("_fbp", "_ga").containsEntry("_ga",
                "123.456");
    }

    @Test
    void withoutConsentForAdsTheVisitIsKnownAndTheClickIsNot() {
        Event event = event("site", "{\"gcs\":\"G101\"}");
        assertThat(event.anonymousId()).isEqualTo("a1");
        assertThat(event.landing().clickIds()).isEmpty();
        assertThat(event.seen().orElseThrow().platformIds()).isEmpty();
    }

    @Test
    void whoDeniedNeedNoIdToBeCounted() {
        Doorway door = new Doorway();
        assertThat(door.site("/v1/page", "{\"messageId\":\"1\",\"context\":{\"consent\":{\"gcs\":\"G100\"}}}").status())
                .isEqualTo(200);
        assertThat(door.event().anonymousId()).isEmpty();
    }
}
