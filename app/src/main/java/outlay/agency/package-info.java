/// Takes: what an agency wants to keep and to send. Gives: saved questions, pictures, and reports mailed once a period.
/// Never: send twice about one period by itself, or to anybody who was not named. Read first:
/// [outlay.agency.ReportMailer].
@NullMarked
package outlay.agency;

import org.jspecify.annotations.NullMarked;
