package outlay.activate;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One request, ready to be made. `toString` tells neither headers nor body, which hold keys and people.
///
/// @param headers by their names in lower case
/// @param body    text in UTF-8; empty where there is none
public record Call(String method, URI uri, SortedMap<String, String> headers, String body) {
    public Call {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    public static Call post(String uri, Map<String, String> headers, String json) {
        SortedMap<String, String> all = new TreeMap<>(headers);
        all.put("content-type", "application/json");
        all.put("accept", "application/json");
        return new Call("POST", URI.create(uri), all, json);
    }

    public static Call get(String uri, Map<String, String> headers) {
        SortedMap<String, String> all = new TreeMap<>(headers);
        all.put("accept", "application/json");
        return new Call("GET", URI.create(uri), all, "");
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost() + uri.getPath();
    }
}
