/// Takes: tables of everyone whose platform has no package. Gives: spend rows and exchange rates.
/// Never: a platform, currency or day that nobody named. Read first: [outlay.platform.file.SpendFile].
@NullMarked
package outlay.platform.file;

import org.jspecify.annotations.NullMarked;
