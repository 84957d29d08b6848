/// Takes: what is peculiar to HubSpot's exports. Gives: the layouts of its contacts and deals, as data.
/// Never: a rule that holds for other CRMs too. Read first: [outlay.platform.CrmLayout].
@NullMarked
package outlay.platform.hubspot;

import org.jspecify.annotations.NullMarked;
