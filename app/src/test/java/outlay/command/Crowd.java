package outlay.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/// People who came by files and doors, and left what they are known by in every place where it can be left.
public final class Crowd {
    private Crowd() {}

    /// One of them.
    public record Person(int number) {
        public String email() {
            return String.format(Locale.ROOT, "Person%03d.Last%03d@mail%d.example", number, number, number % 9);
        }

        public String user() {
            return String.format(Locale.ROOT, "user-%05d-qz", number);
        }

        public String device() {
            return UUID.nameUUIDFromBytes(("device " + number).getBytes(StandardCharsets.UTF_8)).toString();
        }

        public String contact() {
            return String.format(Locale.ROOT, "CID%07dX", 7_700_000 + number);
        }

        /// Every form in which they could be found in bytes, in lower case.
        public List<String> forms() throws Exception {
            List<String> forms = new ArrayList<>();
            for (String text : List.of(email(), user(), device(), contact())) {
                String lower = text.toLowerCase(Locale.ROOT);
                forms.add(lower);
                forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(lower.getBytes(StandardCharsets.UTF_8));
                forms.add(HexFormat.of().formatHex(digest));
                forms.add(Base64.getEncoder().encodeToString(digest).toLowerCase(Locale.ROOT));
                for (String form : List.of(text, lower)) {
                    for (int offset = 0; offset < 3; offset++) {
                        String inside = Base64.getEncoder()
                                .encodeToString(("x".repeat(offset) + form).getBytes(StandardCharsets.UTF_8));
                        forms.add(inside.substring(offset == 0 ? 0 : 4, inside.length() - 4).toLowerCase(Locale.ROOT));
                    }
                }
            }
            return forms;
        }
    }

    public static List<Person> people(int count) {
        return IntStream.range(0, count).mapToObj(Person::new).toList();
    }

    /// Writes events, contacts and deals.
    public static void files(Path folder, List<Person> people) throws Exception {
        StringBuilder events = new StringBuilder();
        StringBuilder contacts = new StringBuilder("Record ID,Email,Create Date,Lifecycle Stage,Became a Lead Date,"
                + "Associated Company IDs,Associated Company,Last Modified Date\n");
        StringBuilder deals = new StringBuilder("Record ID,Deal Name,Deal Stage,Pipeline,Amount,Currency,Close Date,"
                + "Create Date,Is Closed Won,Associated Contact IDs,Associated Contacts,Associated Company IDs,"
                + "Associated Company,Last Modified Date\n");
        for (Person person : people) {
            int n = person.number;
            String encoded = URLEncoder.encode(person.email(), StandardCharsets.UTF_8);
            String before = people.get(Math.max(0, n - 1)).email();
            events.append(event("page", "p" + n, person, 1, "\"context\":{\"page\":{\"url\":\"https://shop.example/me/"
                    + person.user() + "?utm_source=google&utm_medium=cpc&utm_campaign=C" + n % 7 + "&gclid=G"
                    + person.device() + "&email=" + encoded + "\",\"referrer\":\"https://a.example/?to=" + before
                    + "\"}}"));
            events.append(event("identify", "i" + n, person, 2, "\"userId\":\"" + person.user()
                    + "\",\"traits\":{\"email\":\"" + person.email() + "\"}"));
            String order = n % 3 == 0 ? "order-" + person.email() + "-1" : "O" + n;
            events.append(event("track", n % 5 == 0 ? "order of " + person.email() : "o" + n, person, 3,
                    "\"event\":\"Order Completed\",\"properties\":{\"order_id\":\"" + order + "\",\"total\":"
                            + (100 + n) + ".25,\"currency\":\"USD\"}"));
            events.append("{\"type\":\"nonsense\",\"messageId\":\"x").append(n).append("\",\"traits\":{\"email\":\"")
                    .append(person.email()).append("\"}}\n");
            contacts.append(person.contact()).append(',').append(person.email()).append(
                    ",2026-09-01 10:00,Lead,2026-09-01 10:05,90").append(n % 30).append(",Company ").append(n % 30)
                    .append(n % 8 == 0 ? " of " + person.email() : "").append(",2026-10-02 08:00\n");
            if (n % 3 == 0) {
                deals.append("50").append(n).append(",Deal of ").append(person.email())
                        .append(",Closed Won,Sales,").append(1000 + n)
                        .append(".50,USD,2026-10-20 12:30,2026-09-05 09:00,true,").append(person.contact()).append(',')
                        .append("Name (").append(person.email()).append("),90").append(n % 30).append(",Company ")
                        .append(n % 30).append(",2026-10-21 08:00\n");
            }
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("events of " + people.get(5).email() + ".jsonl"), events);
        Files.writeString(folder.resolve("contacts.csv"), contacts);
        Files.writeString(folder.resolve("deals.csv"), deals);
    }

    private static String event(String type, String id, Person person, int day, String more) {
        return "{\"type\":\"" + type + "\",\"messageId\":\"" + id + "\",\"anonymousId\":\"" + person.device()
                + "\",\"timestamp\":\"2026-10-0" + day + "T10:00:00Z\"," + more + "}\n";
    }

    /// What one person's program sends to a door: a visit, what cannot be understood, and a contradiction.
    static String batch(Person person) {
        String ids = "\"anonymousId\":\"" + person.device() + "\",\"userId\":\"" + person.user() + "\"";
        String inside = Base64.getEncoder().encodeToString(person.email().getBytes(StandardCharsets.UTF_8));
        return "{\"batch\":[{\"type\":\"page\",\"messageId\":\"d" + person.number + "\"," + ids
                + ",\"timestamp\":\"2026-10-05T10:00:00Z\",\"context\":{\"ip\":\"203.0.113.7\",\"userAgent\":\"UA of "
                + person.user() + "\",\"traits\":{\"phone\":\"+1 555 01\"},\"page\":{\"url\":\"https://shop.example/"
                + person.user() + "?e=" + inside + "&utm_source=news&utm_medium=email&utm_content=" + person.email()
                + "\"}}},{\"type\":\"" + person.email() + "\",\"messageId\":\"b" + person.number + "\"," + ids
                + "},{\"type\":\"track\",\"event\":\"Seen " + person.user() + "\",\"messageId\":\"p" + person.number
                + "\"," + ids + ",\"timestamp\":\"2026-10-06T10:00:00Z\"}]}";
    }
}
