/// Takes: what is peculiar to Salesforce's exports. Gives: the layouts of its deals, contacts and leads, as data.
/// Never: a rule that holds for other CRMs too. Read first: [outlay.platform.CrmLayout].
@NullMarked
package outlay.platform.salesforce;

import org.jspecify.annotations.NullMarked;
