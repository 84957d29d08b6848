package outlay.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
    static byte[] picture(String format, int width) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, 4, BufferedImage.TYPE_INT_RGB), format, out)).isTrue();
        return out.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void takesAPngAndAJpegForWhatTheyAre() throws IOException {
        assertThat(Picture.of(base64(picture("png", 8))).mediaType()).isEqualTo("image/png");
        assertThat(Picture.of(base64(picture("jpg", 8))).mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void refusesEverythingElseAndSaysWhy() throws IOException {
        byte[] png = picture("png", 8);
        String svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        refused(base64(svg.getBytes(StandardCharsets.UTF_8)), "neither a PNG nor a JPEG");
        refused(base64(picture("gif", 8)), "neither a PNG nor a JPEG");
        refused(base64(Arrays.copyOf(png, 30)), "picture");
        refused(base64(new byte[Picture.MOST_BYTES + 1]), "make it smaller");
        refused(base64(picture("png", 5_000)), "pixels a side");
        refused("not Base64!", "not Base64");
        refused("", "neither a PNG nor a JPEG");
    }

    private static void refused(String base64, String why) {
        assertThatThrownBy(() -> Picture.of(base64)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("picture").hasMessageContaining(why);
    }
}
