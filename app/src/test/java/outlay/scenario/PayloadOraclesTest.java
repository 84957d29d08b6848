package outlay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.ads.googleads.v23.services.UploadClickConversionsRequest;
import com.google.ads.googleads.v23.services.UploadConversionAdjustmentsRequest;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.testkit.Checkout;

/// What we would send, which the golden requests pin, held against what the platforms' own libraries know of it.
class PayloadOraclesTest {
    private static final Path GOLDEN = Checkout.root().resolve("app/src/test/resources/outlay/conversions");

    @Test
    void dataManagerAndMetaHaveTheSameFields() throws Exception {
        Path folder = LibrariesOfOthers.installed();
        assertThat(LibrariesOfOthers.run(folder, List.of("node", "oracles.mjs", GOLDEN.toString())))
                .contains("4 requests are as the libraries have them");
    }

    @Test
    void googleAdsReadsUploadsAndAdjustments() throws IOException {
        for (String sample : List.of("google-ads/lead", "google-ads/purchase")) {
            UploadClickConversionsRequest.Builder read = UploadClickConversionsRequest.newBuilder();
            strictly(body(sample), read);
            assertThat(read.getConversionsList()).as(sample).hasSize(1);
        }
        for (String sample : List.of("google-ads-adjustments/restated", "google-ads-adjustments/retracted")) {
            UploadConversionAdjustmentsRequest.Builder read = UploadConversionAdjustmentsRequest.newBuilder();
            strictly(body(sample), read);
            assertThat(read.getConversionAdjustmentsList()).as(sample).hasSize(1);
        }
    }

    @Test
    void theReaderIsStrict() throws IOException {
        String wrong = body("google-ads/purchase").replace("\"conversions\"", "\"conversion\"");
        assertThatThrownBy(() -> strictly(wrong, UploadClickConversionsRequest.newBuilder()))
                .isInstanceOf(InvalidProtocolBufferException.class).hasMessageContaining("conversion");
    }

    /// Unknown names and values of other kinds are refused.
    private static void strictly(String json, Message.Builder into) throws InvalidProtocolBufferException {
        JsonFormat.parser().merge(json, into);
    }

    private static String body(String sample) throws IOException {
        String text = Files.readString(GOLDEN.resolve(sample + ".request.txt"));
        return text.substring(text.indexOf("\n\n"));
    }
}
