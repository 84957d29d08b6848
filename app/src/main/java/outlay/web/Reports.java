package outlay.web;

import java.util.List;
import outlay.base.ClientId;
import outlay.report.Answer;
import outlay.report.Question;

/// Whoever can answer questions about clients.
public interface Reports {
    /// In the order in which they are offered to a reader.
    List<ClientId> clients();

    /// @throws IllegalArgumentException when the question cannot be answered as it was asked, for want of an exchange
    ///     rate for instance; its message is shown to the reader
    Answer answer(Question question);
}
