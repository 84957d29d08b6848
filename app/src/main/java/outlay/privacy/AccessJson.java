package outlay.privacy;

import java.io.IOException;
import java.io.OutputStream;
import outlay.json.Json;
import tools.jackson.core.JsonGenerator;

/// A person's data as one JSON object: what a report has, and behind it `facts`, each as it is read.
public final class AccessJson implements AutoCloseable {
    private final JsonGenerator json;

    /// @param out is closed with this
    public AccessJson(AccessReport report, OutputStream out) {
        json = Json.records().createGenerator(out);
        json.writeStartObject();
        json.writeName("person");
        json.writePOJO(report);
        json.writeArrayPropertyStart("facts");
    }

    public void fact(AccessReport.Fact fact) {
        json.writePOJO(fact);
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }
}
