package outlay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.concurrent.TimeUnit;

/// What a page shows once the answer to what was done on it has come: each of these waits until it is so. Whoever reads
/// a text, a count or an attribute right after a click sees what was there before it, on a machine that is slow enough.
final class Awaited {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int BETWEEN_MILLIS = 100;

    private Awaited() {}

    /// It says all of this, as somebody reads it.
    static void says(Locator place, String... texts) {
        for (String text : texts) {
            assertThat(place).containsText(text, new LocatorAssertions.ContainsTextOptions().setUseInnerText(true)
                    .setTimeout(PATIENCE_MILLIS));
        }
    }

    /// There are that many of them.
    static void count(Locator places, int count) {
        assertThat(places).hasCount(count, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    }

    /// There is none of them any more.
    static void gone(Locator places) {
        count(places, 0);
    }

    /// An attribute of it is that.
    static void is(Locator place, String attribute, String value) {
        assertThat(place).hasAttribute(attribute, value,
                new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    }

    /// A field of a form holds that.
    static void holds(Locator field, String value) {
        assertThat(field).hasValue(value, new LocatorAssertions.HasValueOptions().setTimeout(PATIENCE_MILLIS));
    }

    /// Nobody sees it any more.
    static void hidden(Locator place) {
        assertThat(place).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE_MILLIS));
    }

    /// It has the keyboard.
    static void focused(Locator place) {
        assertThat(place).isFocused(new LocatorAssertions.IsFocusedOptions().setTimeout(PATIENCE_MILLIS));
    }

    /// What a function of the page promises becomes true. Playwright's own way to wait takes the promise itself for a
    /// yes.
    static void becomes(Page page, String promise) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!Boolean.TRUE.equals(page.evaluate(promise))) {
            org.assertj.core.api.Assertions.assertThat(System.nanoTime()).as(promise).isLessThan(end);
            page.waitForTimeout(BETWEEN_MILLIS);
        }
    }
}
