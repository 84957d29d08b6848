package outlay.activate.normal;

import java.util.Locale;

/// What can be told about the person of a conversion, in our words. What a platform calls it stands in its rules.
public enum Field {
    /// The person.
    EMAIL, PHONE, FIRST_NAME, LAST_NAME, BIRTH_DATE, GENDER, EXTERNAL_ID,
    /// Where they live.
    STREET, CITY, STATE, ZIP, COUNTRY,
    /// The browser and its clicks.
    IP, USER_AGENT, CLICK_ID, APP_CLICK_ID, WEB_CLICK_ID, COOKIE_CLICK_ID, BROWSER_ID;

    /// `first_name`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
