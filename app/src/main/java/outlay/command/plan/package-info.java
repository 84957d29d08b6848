/// Takes: options and small files about customers' value. Gives: what `outlay max-cpa` prints.
/// Never: arithmetic of its own. Read first: [outlay.command.plan.MaxCpaText].
@NullMarked
package outlay.command.plan;

import org.jspecify.annotations.NullMarked;
