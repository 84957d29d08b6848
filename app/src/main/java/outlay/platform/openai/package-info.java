/// Takes: what is peculiar to OpenAI Ads. Gives: how it is told conversions, as data.
/// Never: a rule that holds for other platforms too. Read first: [outlay.activate.ConversionsOut].
@NullMarked
package outlay.platform.openai;

import org.jspecify.annotations.NullMarked;
