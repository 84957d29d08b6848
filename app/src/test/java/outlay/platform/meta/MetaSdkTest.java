package outlay.platform.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.facebook.ads.utils.ServerSideApiUtil;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.activate.normal.Field;
import outlay.activate.normal.Sent;

/// Meta's own library for Java as a second opinion. Where it departs from Meta's documentation we follow the
/// documentation, and say here that it still departs, so that a mended library is noticed.
class MetaSdkTest {
    @ParameterizedTest
    @CsvSource({"EMAIL, em, ' John_Smith@gmail.com ', ''", "EMAIL, em, Cloudy.SanFrancisco+shopping@gmail.com, ''",
            "FIRST_NAME, fn, Mary, ''", "LAST_NAME, ln, García, ''", "CITY, ct, New York, ''",
            "CITY, ct, São Paulo, ''", "CITY, ct, London1, ''", "STATE, st, CA, ''", "ZIP, zp, M1 1AE, GB",
            "ZIP, zp, 94035-1234, US", "COUNTRY, country, GB, ''", "GENDER, ge, f, ''"})
    void agrees(Field field, String wire, String value, String country) {
        assertThat(ours(field, value, country))
                .isEqualTo(ServerSideApiUtil.hash(ServerSideApiUtil.normalize(value, wire)));
    }

    @ParameterizedTest
    @CsvSource({"PHONE, ph, +1 (650) 555-1212, 16505551212, +16505551212",
            "PHONE, ph, 0044 113 496 0987, 441134960987, 00441134960987",
            "PHONE, ph, +1.650.555.1212, 16505551212, +1.650.555.1212",
            "FIRST_NAME, fn, O'Brien, obrien, o'brien", "FIRST_NAME, fn, Mary-Ann, maryann, mary-ann",
            "STATE, st, California, ca, california", "GENDER, ge, Female, f, female"})
    void departsFromTheDocumentation(Field field, String wire, String value, String documented, String theirs) {
        assertThat(ServerSideApiUtil.normalize(value, wire)).isEqualTo(theirs);
        assertThat(MetaIdentifiers.RULES.sent(field, value, Optional.empty()))
                .isInstanceOfSatisfying(Sent.Hashed.class, sent -> assertThat(sent.text()).isEqualTo(documented));
    }

    @Test
    void theLibraryTakesTooMuchForHashed() {
        String uuid = "5d41402abc4b2a76b9719d911017c592";
        assertThat(ServerSideApiUtil.isAlreadyHashed(uuid)).isTrue();
        assertThat(List.of(MetaIdentifiers.RULES.sent(Field.EXTERNAL_ID, uuid, Optional.empty())))
                .hasOnlyElementsOfType(Sent.Hashed.class).noneMatch(sent -> sent.toString().contains("=" + uuid + "]"));
    }

    private static String ours(Field field, String value, String country) {
        Sent sent = MetaIdentifiers.RULES.sent(field, value, Optional.of(country).filter(each -> !each.isEmpty()));
        return sent instanceof Sent.Hashed hashed ? hashed.sha256() : String.valueOf(sent);
    }
}
