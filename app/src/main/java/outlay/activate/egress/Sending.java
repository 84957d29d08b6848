package outlay.activate.egress;

import outlay.activate.Call;

/// Makes calls, one a thread, and waits for their answers.
public interface Sending extends AutoCloseable {
    Outcome send(Call call);

    @Override
    void close();
}
