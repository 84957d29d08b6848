package outlay.tagging;

import java.util.Optional;
import outlay.base.Micros;

/// One thing that is wrong, and what it may cost.
///
/// @param platform as spend reports name it, or "" where none is concerned
/// @param subject  a campaign, an ad, a tag's value: what is concerned
/// @param detail   what in the data shows it
/// @param pages    pages that were seen of it
/// @param atStake  what was spent on it, or is likely to have been ([Fault#exact()]); absent where nothing tells
/// @param template what to put where, if the platform has one
public record Finding(Fault fault, String platform, String subject, String detail, long pages,
        Optional<Micros> atStake, Optional<UrlTemplate> template) {}
