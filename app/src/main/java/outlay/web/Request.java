package outlay.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP request, read whole.
///
/// @param path       without the query, still percent-encoded
/// @param parameters what the route's pattern names in the path, decoded
/// @param query      decoded, in the order of the request
/// @param headers    by lower-case name; repeated ones are joined by ", "
/// @param remote     the sender's address as far as it can be believed: the other end of the connection, or what a
///                   proxy of ours says of its own other end
/// @param country    what a proxy of ours says of the sender's country, in its own words, or ""
/// @param caller     who sent it, once somebody has looked
public record Request(String method, String path, Map<String, String> parameters, Map<String, List<String>> query,
        Map<String, String> headers, byte[] body, String remote, String country, Caller caller) {

    /// A request at whose sender nobody has looked yet, and that came past no proxy.
    public Request(String method, String path, Map<String, String> parameters, Map<String, List<String>> query,
            Map<String, String> headers, byte[] body, String remote) {
        this(method, path, parameters, query, headers, body, remote, "", Caller.NOBODY);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// What the route's pattern calls `name`; a pattern without it is a mistake in our routes.
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    /// The same, its query read.
    Request withQuery(Map<String, List<String>> read) {
        return new Request(method, path, parameters, read, headers, body, remote, country, caller);
    }

    /// The same, its body read.
    Request withBody(byte[] read) {
        return new Request(method, path, parameters, query, headers, read, remote, country, caller);
    }

    Request with(Map<String, String> pathParameters) {
        return new Request(method, path, pathParameters, query, headers, body, remote, country, caller);
    }

    /// The same, its sender known.
    public Request from(Caller who) {
        return new Request(method, path, parameters, query, headers, body, remote, country, who);
    }

    /// The same with another header, or without it where `value` is empty.
    public Request withHeader(String name, Optional<String> value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name.toLowerCase(Locale.ROOT));
        value.ifPresent(text -> changed.put(name.toLowerCase(Locale.ROOT), text));
        return new Request(method, path, parameters, query, changed, body, remote, country, caller);
    }
}
