package outlay.activate.normal;

import java.util.Locale;

/// What can be told about the person of a conversion, in our words. What a platform calls it stands in its rules.
public enum Field {
    EMAIL, PHONE, FIRST_NAME, LAST_NAME, STREET, CITY, STATE, ZIP, COUNTRY, BIRTH_DATE, GENDER, EXTERNAL_ID, IP, USER_AGENT, CLICK_ID, APP_CLICK_ID, WEB_CLICK_ID, COOKIE_CLICK_ID, BROWSER_ID;

    /// `first_name`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
