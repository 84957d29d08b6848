/// Takes: what is peculiar to signed webhooks. Gives: conversions for any program that reads them.
/// Never: a rule that holds for other platforms too. Read first: [outlay.platform.webhook.Webhook].
@NullMarked
package outlay.platform.webhook;

import org.jspecify.annotations.NullMarked;
