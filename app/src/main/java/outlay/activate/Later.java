package outlay.activate;

import java.util.List;

/// A destination that takes a call in and tells later what became of it.
public interface Later {
    /// Asks what became of a call.
    Call ask(String requestId, Account account);

    /// An answer that is none, for want of a key or because the destination is busy, leaves all of them `Pending`.
    ///
    /// @param sent how many conversions the call had
    /// @return exactly so many; `Pending` again where the destination does not know yet
    List<Verdict> settle(Answer answer, String requestId, int sent);
}
