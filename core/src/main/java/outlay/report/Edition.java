package outlay.report;

/// The books as they stood when so much of the log had come in.
///
/// @param version the position in the log behind the last fact of this client that they hold, 0 where they hold none.
///                The same version gives the same bytes for ever, as long as [#RULES] is the same
public record Edition(Books books, long version) {
    /// The version of the arithmetic and of the rules for channels, people and touches. It is raised with every change
    /// after which the same facts give other figures.
    public static final int RULES = 2;
}
