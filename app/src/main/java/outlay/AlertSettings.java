package outlay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import outlay.activate.egress.PublicUrl;
import outlay.alert.Kind;
import outlay.alert.Rule;
import outlay.alerting.MailRecipient.Login;
import outlay.alerting.MailRecipient.Mail;
import outlay.alerting.MailRecipient.Tls;
import outlay.alerting.WebhookRecipient;
import outlay.base.ClientId;

/// What clients are to be warned of, and who is told.
///
/// @param rules   that clients have of their own
/// @param webhook a program to tell
/// @param mail    whom to tell by e-mail, and over which server
public record AlertSettings(SortedMap<ClientId, Map<Kind, Rule>> rules, Optional<Webhook> webhook,
        Optional<Mail> mail) {
    public static final AlertSettings NONE = new AlertSettings(Collections.emptySortedMap(), Optional.empty(),
            Optional.empty());
    static final List<String> KEYS = List.of("alert_rules", "alert_webhook_url", "alert_webhook_secret",
            "alert_mail_server", "alert_mail_tls", "alert_mail_user", "alert_mail_password", "alert_mail_from",
            "alert_mail_to");
    private static final String ADDRESS = "[^\\s@,<>\"]+@[^\\s@,<>\"]+";

    /// @param secret whsec_ and Base64
    public record Webhook(String url, String secret) {
        @Override
        public String toString() {
            return url;
        }
    }

    /// @param mistakes gets a sentence for everything that is wrong
    static AlertSettings read(SortedMap<ClientId, Map<Kind, Rule>> rules, Map<String, Settings.Value> values,
            List<String> mistakes) {
        return new AlertSettings(rules, webhook(values, mistakes), mail(values, mistakes));
    }

    public Map<Kind, Rule> rulesOf(ClientId client) {
        return rules.getOrDefault(client, Map.of());
    }

    private static Optional<Webhook> webhook(Map<String, Settings.Value> values, List<String> mistakes) {
        Optional<String> url = text(values, "alert_webhook_url");
        Optional<String> secret = text(values, "alert_webhook_secret");
        if (url.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (url.isEmpty() || PublicUrl.mistake(url.get()).isPresent()) {
            mistakes.add("\"alert_webhook_url\": " + url.flatMap(PublicUrl::mistake)
                    .orElse("is missing; give the address that begins with https://"));
        }
        if (secret.isEmpty() || !secret.get().matches(WebhookRecipient.SECRET)) {
            mistakes.add("\"alert_webhook_secret\": must be whsec_ and 24 to 64 bytes in Base64");
        }
        return Optional.of(new Webhook(url.orElse(""), secret.orElse("")));
    }

    private static Optional<Mail> mail(Map<String, Settings.Value> values, List<String> mistakes) {
        Optional<String> server = text(values, "alert_mail_server");
        if (server.isEmpty()) {
            KEYS.stream().filter(key -> key.startsWith("alert_mail_") && values.containsKey(key)).findFirst()
                    .ifPresent(key -> mistakes.add("\"" + key + "\" needs alert_mail_server, such as"
                            + " mail.example.com:587"));
            return Optional.empty();
        }
        int colon = server.get().lastIndexOf(':');
        String port = server.get().substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            mistakes.add("\"alert_mail_server\" is \"" + server.get() + "\"; write a host and a port like"
                    + " mail.example.com:587");
            return Optional.empty();
        }
        String host = server.get().substring(0, colon);
        String from = text(values, "alert_mail_from").orElse("");
        List<String> to = new ArrayList<>(Stream.of(text(values, "alert_mail_to").orElse("").split(",", -1))
                .map(String::strip).toList());
        Stream.concat(Stream.of(from), to.stream()).filter(address -> !address.matches(ADDRESS)).findFirst()
                .ifPresent(wrong -> mistakes.add("\"alert_mail_from\" and \"alert_mail_to\" must be e-mail addresses, "
                        + "and \"" + wrong + "\" is none"));
        return Optional.of(new Mail(host, Integer.parseInt(port), tls(host, values, mistakes), login(values, mistakes),
                from, List.copyOf(to)));
    }

    private static Tls tls(String host, Map<String, Settings.Value> values, List<String> mistakes) {
        String word = text(values, "alert_mail_tls").orElse("starttls");
        Optional<Tls> tls = Stream.of(Tls.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        if (tls.isEmpty()) {
            mistakes.add("\"alert_mail_tls\" is \"" + word + "\"; write starttls, tls or none");
        } else if (tls.get() == Tls.NONE && !List.of("localhost", "127.0.0.1", "[::1]").contains(host)) {
            mistakes.add("\"alert_mail_tls\": none is for a mail server on this machine; write starttls or tls");
        }
        return tls.orElse(Tls.STARTTLS);
    }

    private static Optional<Login> login(Map<String, Settings.Value> values, List<String> mistakes) {
        Optional<String> user = text(values, "alert_mail_user");
        Optional<String> password = text(values, "alert_mail_password");
        if (user.isPresent() != password.isPresent()) {
            mistakes.add("\"alert_mail_user\" and \"alert_mail_password\" go together; give both or neither");
        }
        return user.map(name -> new Login(name, password.orElse("")));
    }

    private static Optional<String> text(Map<String, Settings.Value> values, String key) {
        return Optional.ofNullable(values.get(key)).map(value -> value.text().strip()).filter(text -> !text.isEmpty());
    }
}
