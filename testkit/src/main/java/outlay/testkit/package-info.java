/// Takes: a test. Gives: generated cases that shrink, the checkout's root, and test data of third parties where it is
/// there.
/// Never: part of the product. Read first: [outlay.testkit.Property].
package outlay.testkit;
