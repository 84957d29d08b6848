/// Takes: a seed and a size. Gives: the files that a company would export from its ad platforms, CRM and site, and
/// the truth behind them. Never: a clock, a network, a figure that the product computed.
/// Read first: [outlay.demo.DemoWorld].
@NullMarked
package outlay.demo;

import org.jspecify.annotations.NullMarked;
