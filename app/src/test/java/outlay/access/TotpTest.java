package outlay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B, the rows of SHA-1.
    @ParameterizedTest
    @CsvSource({"59,94287082", "1111111109,07081804", "1111111111,14050471", "1234567890,89005924",
            "2000000000,69279037", "20000000000,65353130"})
    void makesTheCodesOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30, 8)).isEqualTo(code);
        assertThat(Totp.step(SECRET, code.substring(2), Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
    }

    @Test
    void takesTheStepsAroundAndNoOther() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = now.getEpochSecond() / 30;
        for (long each = step - 5; each <= step + 5; each++) {
            assertThat(Totp.step(SECRET, Totp.code(SECRET, each, 6), now).isPresent())
                    .as("step %d", each - step).isEqualTo(Math.abs(each - step) <= 1);
        }
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
        assertThat(Totp.step(SECRET, "005924 ", now)).isEmpty();
    }

    /// RFC 4648, section 10.
    @ParameterizedTest
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void writesBase32(String plain, String text) {
        assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
        assertThat(Totp.fromBase32(text)).isEqualTo(plain.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void readsWhatItHasWrittenAndNothingElse() {
        byte[] secret = Totp.fresh(new SecureRandom());
        assertThat(Totp.fromBase32(Totp.base32(secret))).isEqualTo(secret);
        assertThat(Totp.fromBase32("MZXW6YQ1")).isEmpty();
        assertThat(Totp.uri(secret, "ann+ads@example.com")).startsWith(
                "otpauth://totp/Outlay:ann%2Bads%40example.com?secret=").endsWith("&issuer=Outlay");
    }
}
