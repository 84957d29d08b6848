package outlay.collect.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsentVersionsTest {
    /// The example of the IAB's specification, at https://github.com/InteractiveAdvertisingBureau/iabtcf-es.
    private static final String TCF = "COvFyGBOvFyGBAbAAAENAPCAAOAAAAAAAAAAAEEUACCKAAA.IFoEUQQgAIQw"
            + "gIwQABAEAAAAOIAACAIAAAAQAIAgEAACEAAAAAgAQBAAAAAAAGBAAgAAAAAAAFAAECAAAgAAQARAEQAAAAAJAAIAAg"
            + "AAAYQEAAAQmAgBC3ZAYzUw";

    @Test
    void aTcfStringNamesPolicyToolAndTimes() {
        assertThat(ConsentVersions.of(Map.of("tcf", TCF))).containsEntry("tcf.version", "2")
                .containsEntry("tcf.cmp", "27").containsEntry("tcf.cmp_version", "0")
                .containsEntry("tcf.language", "EN").containsEntry("tcf.vendor_list", "15")
                .containsEntry("tcf.policy", "2").containsEntry("tcf.created", "2020-02-20T23:57:39.300Z");
    }

    @Test
    void whatCannotBeReadSaysSo() {
        for (String kind : new String[]{"tcf", "gpp"}) {
            for (String text : new String[]{"", "C", "!!", "CO"}) {
                assertThat(ConsentVersions.of(Map.of(kind, text))).as("%s %s", kind, text)
                        .containsEntry(kind, "cannot be read").hasSize(1);
            }
        }
        assertThat(ConsentVersions.of(Map.of("us_privacy", "nonsense", "gcd", "", "gcs", "G", "gpc", "1")))
                .containsEntry("us_privacy.version", "cannot be read").containsEntry("gcd.format", "cannot be read")
                .containsEntry("gcs.format", "cannot be read").hasSize(3);
    }

    @Test
    void aGppStringNamesItsSections() {
        assertThat(ConsentVersions.of(Map.of("gpp", "DBABLA~BVQqAAAAAACA.QA"))).containsEntry("gpp.version", "1")
                .containsEntry("gpp.sections", "7").containsEntry("gpp.7.version", "1");
        assertThat(ConsentVersions.of(Map.of("gcd", "13r3r3r3r5", "gcs", "G111", "us_privacy", "1YNN")))
                .containsEntry("gcd.format", "1").containsEntry("gcs.format", "1")
                .containsEntry("us_privacy.version", "1");
    }
}
