package outlay.bench;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The product as its launcher starts it.
final class Product {
    /// What the launcher tells Java; more of it may follow, which wins.
    static final String OPTIONS = "@" + System.getProperty("outlay.options", "etc/jvm.options");

    private Product() {}

    /// What a child is started with.
    ///
    /// @param heap  the most, such as `4g`
    /// @param words of the command line, such as `serve`
    static List<String> command(String heap, Path jar, List<String> words) {
        List<String> command = new ArrayList<>(List.of(OPTIONS, "-Xmx" + heap, "-jar", jar.toString()));
        command.addAll(words);
        return command;
    }

    /// What answers there now would be measured in the server's place.
    static void requireFree(int port) throws IOException {
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress("127.0.0.1", port));
        } catch (BindException taken) {
            throw new IOException("port " + port + " is taken; stop what listens there, or name another --port", taken);
        }
    }
}
