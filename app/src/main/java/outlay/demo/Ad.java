package outlay.demo;

import java.util.List;

/// An ad of the demo world, in its campaign and ad group.
///
/// @param number   from 0, in the order of the catalogue
/// @param budget   of its ad group, in units of the account's currency a day, shared with the other ads of the group
/// @param groupAds how many ads share it
/// @param firstDay days of the world on which it runs, both included
/// @param earns    false: nobody who comes by it ever becomes a lead
/// @param path     where on the site it leads
/// @param keywords of its ad group; none outside of search
record Ad(int number, Account account, Campaign campaign, Tactic tactic, long budget, int groupAds, int firstDay,
        int lastDay, Tagging tagging, boolean earns, String path, String groupId, String group, String id,
        String name, List<Keyword> keywords) {
    /// @param renamed what it is called from the first of August, "" where it keeps its name
    record Campaign(String id, String name, String type, String renamed) {
        String nameOn(int day) {
            return !renamed.isEmpty() && day >= RENAMED_FROM ? renamed : name;
        }
    }

    /// How the company tagged the ad's address.
    enum Tagging {
        /// utm_id, utm_content and utm_term carry the ids of campaign, ad and ad group.
        IDS,
        /// utm_campaign carries the campaign's name, and nothing the ids.
        NAME,
        /// Only what the platform adds by itself.
        CLICK_ID,
        /// The platform's placeholders were typed where the platform does not fill them in.
        MACROS
    }

    static final int RENAMED_FROM = 31;

    boolean runs(int day) {
        return day >= firstDay && day <= lastDay;
    }

    boolean paused() {
        return lastDay < Clock.DAYS - 1;
    }
}
