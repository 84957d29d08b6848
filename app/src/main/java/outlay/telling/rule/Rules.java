package outlay.telling.rule;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outlay.base.ClientId;

/// What is told to whom, client by client. Without a rule nobody is told anything.
public record Rules(SortedMap<ClientId, ClientRules> clients) {
    public static final Rules NONE = new Rules(Map.of());

    public Rules {
        clients = Collections.unmodifiableSortedMap(new TreeMap<>(clients));
    }

    public Rules(Map<ClientId, ClientRules> clients) {
        this(new TreeMap<>(clients));
    }

    public ClientRules of(ClientId client) {
        return clients.getOrDefault(client, ClientRules.NONE);
    }
}
