package outlay.demo;

/// What an ad group of a search campaign bids on, as `keywords.tsv` lists it.
///
/// @param match in the platform's word
/// @param share of the ad group's clicks, in thousandths
/// @param price of a click, in thousandths of what one costs in the ad group
record Keyword(String text, String match, int share, int price) {}
