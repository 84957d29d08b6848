/// Takes: an assistant's questions, in the Model Context Protocol. Gives: the answers of the API, cut to what fits.
/// Never: a figure that the API does not give, a change, more than the asker may see. Read first: [outlay.mcp.McpApi].
@NullMarked
package outlay.mcp;

import org.jspecify.annotations.NullMarked;
