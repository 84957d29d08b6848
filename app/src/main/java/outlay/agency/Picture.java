package outlay.agency;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import outlay.store.KeptLogo;

/// A picture that somebody gives, looked at before it is taken: what it is says its content, not its name.
final class Picture {
    static final int MOST_BYTES = 200_000;
    private static final int MOST_PIXELS_A_SIDE = 4_000;

    private Picture() {}

    /// @param base64 of a PNG or a JPEG
    /// @throws IllegalArgumentException naming the field `picture` and what is wrong with it
    static KeptLogo of(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("picture is not Base64; send the bytes of a PNG or JPEG so", wrong);
        }
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("picture has " + bytes.length + " bytes; make it smaller than "
                    + MOST_BYTES);
        }
        return new KeptLogo(mediaType(bytes), Base64.getEncoder().encodeToString(bytes));
    }

    private static String mediaType(byte[] bytes) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw neither();
            }
            ImageReader reader = readers.next();
            try {
                String mediaType = mediaType(reader.getFormatName());
                reader.setInput(in);
                if (reader.getWidth(0) > MOST_PIXELS_A_SIDE || reader.getHeight(0) > MOST_PIXELS_A_SIDE) {
                    throw new IllegalArgumentException("picture is larger than " + MOST_PIXELS_A_SIDE
                            + " pixels a side; make it smaller");
                }
                // Reads all of it, so that a file which only begins like a picture is none.
                reader.read(0);
                return mediaType;
            } finally {
                reader.dispose();
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("picture is damaged: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String mediaType(String format) {
        return switch (format) {
            case "png" -> "image/png";
            case "JPEG" -> "image/jpeg";
            default -> throw neither();
        };
    }

    private static IllegalArgumentException neither() {
        return new IllegalArgumentException("picture is neither a PNG nor a JPEG; save it as one of the two");
    }
}
