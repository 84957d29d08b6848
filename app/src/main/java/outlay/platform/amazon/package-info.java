/// Takes: what is peculiar to Amazon Ads. Gives: how it takes the identifiers of a person, as data.
/// Never: a rule that holds for other platforms too. Read first: [outlay.activate.normal.IdentifierRules].
@NullMarked
package outlay.platform.amazon;

import org.jspecify.annotations.NullMarked;
