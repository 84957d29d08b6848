package outlay.command.attribute;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import outlay.command.Failure;

/// Reads touches and conversions: `person,ts,channel[,kind]` beside `person,ts,value[,currency]`, or one file of a
/// known layout that holds both.
public final class TouchFiles {
    private static final int ROWS_BETWEEN_NEWS = 1 << 16;

    private final News news;
    private final TouchData data = new TouchData();

    private TouchFiles(News news) {
        this.news = news;
    }

    /// A layout that was recognised by its header.
    interface Layout {
        void read(Rows rows, TouchData into);

        /// The number of cells that a row must have at least.
        int cells();
    }

    /// @param touches     the header of the file of touches, or of both
    /// @param conversions the other file, where there is one
    public static TouchData read(Header touches, Optional<Path> conversions, News news) {
        TouchFiles files = new TouchFiles(news);
        Optional<Layout> both = both(touches);
        if (both.isPresent()) {
            if (conversions.isPresent()) {
                throw new Failure(
                        touches.file().path() + " has touches and conversions in one; leave out --conversions.");
            }
            files.read(touches, both.get());
            return files.data;
        }
        Path path = conversions.orElseThrow(() -> new Failure(touches.file().path()
                + " has touches; name the file of conversions with --conversions."));
        files.read(touches, new TouchLayout(touches));
        if (files.data.table().touches() == 0) {
            throw new Failure(touches.file().path() + " has a header and no rows.");
        }
        Header header = Header.of(TextFile.of(path));
        files.read(header, new ConversionLayout(header));
        return files.data;
    }

    public static boolean is(Header header) {
        return TouchLayout.is(header) || both(header).isPresent();
    }

    private static Optional<Layout> both(Header header) {
        return CriteoLayout.is(header)
                ? Optional.of(new CriteoLayout(header))
                : CookieLayout.is(header) ? Optional.of(new CookieLayout(header)) : Optional.empty();
    }

    private void read(Header header, Layout layout) {
        TextFile file = header.file();
        try (InputStream in = file.open(file.begin()); Rows rows = new Rows(in, file.begin(), header.separator())) {
            rows.next();
            long count = 0;
            while (rows.next()) {
                header.check(rows, layout.cells());
                layout.read(rows, data);
                if (++count % ROWS_BETWEEN_NEWS == 0) {
                    news.read(file.path(), count, (int) Math.min(100, 100 * rows.position() / file.size()));
                }
            }
        } catch (BadRow bad) {
            throw file.wrong(bad.rowAt(), bad.what());
        } catch (IOException unreadable) {
            throw file.unreadable(unreadable);
        }
    }
}
