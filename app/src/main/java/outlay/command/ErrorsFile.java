package outlay.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import outlay.collect.ErrorsCsv;
import outlay.json.BadJson;
import outlay.json.Json;

/// What an import found wrong or doubtful, in a file of the user's.
final class ErrorsFile {
    private ErrorsFile() {}

    /// @param json the result of an import, as programs get it
    static void write(String json, Path to) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        try (Writer out = Files.newBufferedWriter(to)) {
            ErrorsCsv.write(Json.read(text, text.length), out);
        } catch (IOException failed) {
            throw new Failure("the faults could not be written to " + to + ": " + failed.getMessage(), failed);
        } catch (BadJson impossible) {
            throw new IllegalStateException("the result of an import is no JSON", impossible);
        }
    }
}
