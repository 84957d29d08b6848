package outlay.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.postgresql.ds.PGSimpleDataSource;

/// Where a PostgreSQL database is and who we are there, read from the value of an environment variable.
///
/// @param where host, port and name, without the user and the password
record PostgresAddress(PGSimpleDataSource source, String where) {
    private static final int CONNECT_SECONDS = 10;

    /// @param variable the setting that `url` is the value of; messages name it and never show the value, in which
    ///                 there is a password
    static PostgresAddress parse(String variable, String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            if (url.startsWith("jdbc:postgresql:")) {
                source.setUrl(url);
            } else {
                readUri(source, new URI(url));
            }
        } catch (IllegalArgumentException | URISyntaxException wrong) {
            // Without the cause, whose message repeats the address with its password.
            throw new StoreRefused(variable + " is not the address of a PostgreSQL database; write it like "
                    + "postgresql://user:password@host:5432/database (in the password @ as %40 and / as %2F)");
        }
        source.setCurrentSchema(Postgres.SCHEMA);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("outlay");
        source.setReWriteBatchedInserts(true);
        String[] hosts = source.getServerNames();
        int[] ports = source.getPortNumbers();
        return new PostgresAddress(source, source.getDatabaseName() + " at " + hosts[0] + ":" + ports[0]);
    }

    private static void readUri(PGSimpleDataSource source, URI uri) throws URISyntaxException {
        boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        String path = uri.getRawPath();
        // An @ or a slash of a password that was not written as %40 or %2F is in the path, and would get into messages.
        boolean named = path != null && path.length() > 1 && path.indexOf('/', 1) < 0 && path.indexOf('@') < 0;
        if (!known || uri.getHost() == null || !named) {
            throw new URISyntaxException("", "not postgresql://host/database");
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        source.setUrl("jdbc:postgresql://" + uri.getHost() + port + path + query);
        String user = uri.getRawUserInfo();
        if (user != null) {
            int colon = user.indexOf(':');
            source.setUser(decoded(colon < 0 ? user : user.substring(0, colon)));
            if (colon >= 0) {
                source.setPassword(decoded(user.substring(colon + 1)));
            }
        }
    }

    private static String decoded(String text) {
        // A plus sign is a plus sign here; the decoder is made for forms, where it is a blank.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
