package outlay.bench.signal;

/// One visit to the site: a touch of its person, as the truth has it.
///
/// @param at         when, in ms
/// @param autotagged whether a paid search address has a click id and no campaign tags
/// @param hashOf     whose address's hash the newsletter's link carries, "" without one
record Visit(int id, int person, Browser browser, long at, Channel channel, boolean autotagged, String hashOf,
        Said said) {}
