/// Takes: what somebody has changed or taken out. Gives: a record of it that cannot be altered unnoticed.
/// Never: the name or identifier of a person whose data it was about. Read first: [outlay.audit.AuditLog].
@NullMarked
package outlay.audit;

import org.jspecify.annotations.NullMarked;
