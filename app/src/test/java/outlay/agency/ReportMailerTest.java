package outlay.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.alerting.MailRecipient.Mail;
import outlay.alerting.MailRecipient.Tls;
import outlay.alerting.Mailer;
import outlay.base.ClientId;
import outlay.base.Day;
import outlay.base.Money;
import outlay.base.Period;
import outlay.fact.Event;
import outlay.fact.Fact;
import outlay.fact.Landing;
import outlay.fact.Sale;
import outlay.live.LiveBooks;
import outlay.live.PastBooks;
import outlay.log.FactCodec;
import outlay.log.MemoryLog;
import outlay.report.AsOf;
import outlay.report.Changes;
import outlay.report.Edition;
import outlay.report.Question;
import outlay.store.AgencyStore;
import outlay.store.KeptLogo;
import outlay.store.KeptReportMail;
import outlay.store.KeptSending;
import outlay.store.Store;
import outlay.web.Mistake;
import outlay.web.Mistakes;
import outlay.web.Reports;

/// Reports on their way to a mail server of the test's own.
class ReportMailerTest {
    private static final ClientId ACME = new ClientId("acme");
    private static final Instant MONDAY = Instant.parse("2026-10-05T05:00:00Z");
    private static final Day SUNDAY = Day.parse("2026-10-04");

    @TempDir
    private Path folder;
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final MemoryLog log = new MemoryLog();
    private final LiveBooks live = new LiveBooks(log);
    private final PastBooks past = new PastBooks(log);
    private Optional<Store> opened = Optional.empty();
    private int port;

    /// The books of a log in memory.
    private record InMemory(LiveBooks live, PastBooks past) implements Reports {
        @Override
        public List<ClientId> clients() {
            return live.clients();
        }

        @Override
        public Edition edition(ClientId client, Optional<AsOf> asOf) {
            return live.edition(client);
        }

        @Override
        public Changes changes(Question question, AsOf before, Optional<AsOf> after) {
            return past.changes(question, before, after);
        }

        @Override
        public Versioned answer(Question question, Optional<AsOf> asOf) {
            Edition edition = edition(question.client(), asOf);
            return new Versioned(edition.books().answer(question), edition.version());
        }
    }

    @BeforeEach
    void start() {
        server.start();
        port = server.getSmtp().getPort();
        opened = Optional.of(Store.open(folder, Optional.empty(), Optional.empty()));
        append(new Event(ACME, "p1", Instant.parse("2026-10-01T10:00:00Z"), Event.Type.PAGE, "", "a", "", "", "",
                new Landing("https://www.acme.com/", "", new TreeMap<>(Map.of("utm_source", "google", "utm_medium",
                        "cpc", "utm_campaign", "<b>Brand")), new TreeMap<>()),
                Optional.empty()));
        append(new Event(ACME, "s1", Instant.parse("2026-10-03T10:00:00Z"), Event.Type.TRACK, "", "a", "", "", "",
                Landing.NONE, Optional.of(new Sale(Sale.Kind.ORDER, "A/1", Money.parse("1250.50", "USD")))));
    }

    private void append(Fact fact) {
        log.append(List.of(FactCodec.encode(fact, MONDAY)));
    }

    @AfterEach
    void stop() {
        opened.ifPresent(Store::close);
        server.stop();
    }

    private AgencyStore store() {
        return opened.orElseThrow().agency();
    }

    private ReportMailer mailer(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Mail mail = new Mail("127.0.0.1", port, Tls.NONE, Optional.empty(), "outlay@example.com", List.of());
        return new ReportMailer(store(), new InMemory(live, past), Optional.of(new Mailer(mail, clock)), clock);
    }

    private static KeptReportMail weekly(ClientId client) {
        return NewMail.read(client, "m-1", Map.of("every", "week", "zone", "Europe/Berlin", "to",
                "ann@example.com, bob@example.com", "title", "How it <went>", "note", "A & B"), "https://o.example",
                "chief@example.com", MONDAY.minus(Duration.ofDays(30)));
    }

    private KeptSending sending() {
        assertThat(store().sendings(ACME)).hasSize(1);
        return store().sendings(ACME).getFirst();
    }

    @Test
    void aWeekIsMailedOnceWithItsFiguresALinkAndEveryRow() throws Exception {
        store().put(weekly(ACME));
        store().put(ACME, new KeptLogo("image/png", Base64.getEncoder().encodeToString(PictureTest.picture("png",
                8))));
        mailer(MONDAY.minusSeconds(1)).look();
        mailer(MONDAY).look();
        mailer(MONDAY.plus(Duration.ofDays(6))).look();
        // The week before is the last that was due a second earlier.
        assertThat(store().sendings(ACME)).hasSize(2).allMatch(one -> one.state().equals("sent"));
        assertThat(server.getReceivedMessages()).as("two weeks to two people").hasSize(4);
        MimeMessage message = server.getReceivedMessages()[3];
        assertThat(message.getSubject()).isEqualTo("How it <went>, 2026-09-28 to 2026-10-04");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("ann@example.com",
                "bob@example.com");
        SentReport sent = SentReport.of(store(), ACME, MONDAY).getFirst();
        assertThat(sent.period()).isEqualTo(new Period(Day.parse("2026-09-28"), SUNDAY));
        assertThat(sent.at()).isBetween(MONDAY, MONDAY.plusSeconds(1));
        List<String> parts = parts(message);
        assertThat(parts).as("the mail's own link").anyMatch(text -> text.contains(sent.page()));
        assertThat(parts).anyMatch(text -> text.contains("revenue: USD 1,250.50") && text.contains("A & B")
                && text.contains("https://o.example/?client=acme&view=print&from=2026-09-28&to=2026-10-04"));
        assertThat(parts).anyMatch(text -> text.contains("<h1") && text.contains("How it &lt;went&gt;")
                && text.contains("A &amp; B") && text.contains("USD 1,250.50") && text.contains("cid:logo")
                && text.contains("&lt;b&gt;Brand") && !text.contains("<b>Brand"));
        assertThat(parts).anyMatch(text -> text.startsWith("report,platform,channel") && text.contains(
                "channels,,Paid Search,,,USD") && text.contains("1250.50"));
        assertThat(parts).anyMatch(text -> text.contains("chief@example.com") && text.contains("ends it at"));
    }

    @Test
    void whatNobodyTookIsTriedAgainUntilItIsTaken() {
        store().put(weekly(ACME));
        server.stop();
        mailer(MONDAY).look();
        assertThat(sending().state()).isEqualTo("failed");
        assertThat(SentReport.of(store(), ACME, Instant.EPOCH)).isEmpty();
        assertThat(sending().detail()).contains("did not take it");
        mailer(MONDAY.plusSeconds(60)).look();
        assertThat(sending().attempts()).as("not at once").isEqualTo(1);
        GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        back.start();
        try {
            mailer(MONDAY.plus(ReportMailer.BETWEEN_ATTEMPTS)).look();
            assertThat(sending().state()).isEqualTo("sent");
            assertThat(sending().attempts()).isEqualTo(2);
            assertThat(back.getReceivedMessages()).hasSize(2);
        } finally {
            back.stop();
        }
    }

    @Test
    void whatWasBeingSentWhenTheServerStoppedIsLeftToPeople() {
        store().put(weekly(ACME));
        store().begin(new KeptSending(ACME, "m-1", SUNDAY, "sending", 1, "", MONDAY));
        mailer(MONDAY.plus(Duration.ofHours(1))).look();
        mailer(MONDAY.plus(Duration.ofHours(9))).look();
        assertThat(sending().state()).isEqualTo("unsure");
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(mailer(MONDAY.plus(Duration.ofHours(9))).again(weekly(ACME))).isTrue();
        mailer(MONDAY.plus(Duration.ofHours(9))).look();
        assertThat(sending().state()).isEqualTo("sent");
        assertThat(mailer(MONDAY.plus(Duration.ofHours(9))).again(weekly(ACME))).as("it has been sent").isFalse();
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        store().put(weekly(new ClientId("nobody")));
        mailer(MONDAY).look();
        assertThat(store().sendings(new ClientId("nobody")).getFirst().detail()).contains("nothing of client nobody");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aTestGoesToOneAndIsNotKept() throws Exception {
        mailer(MONDAY).test(weekly(ACME), "bob@example.com");
        assertThat(store().sendings(ACME)).isEmpty();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getSubject()).startsWith("Test: How it");
    }

    @Test
    void aTitleStaysOnTheLineOfTheSubject() throws Exception {
        KeptReportMail mail = NewMail.read(ACME, "m-1", Map.of("every", "week", "to", "ann@example.com", "title",
                "All\u2028Bcc: eve@example.com\u202egnp"), "https://o.example", "chief@example.com", MONDAY);
        mailer(MONDAY).test(mail, "bob@example.com");
        assertThat(server.getReceivedMessages()[0].getSubject())
                .startsWith("Test: All Bcc: eve@example.com gnp, 2026-09-");
    }

    @Test
    void mistakesInAMailAreAllNamed() {
        assertThatThrownBy(() -> NewMail.read(ACME, "m", Map.of("every", "day", "hour", "24", "zone", "Mars", "to",
                "ann", "model", "magic", "currency", "$", "title", "a\nb"), "", "", MONDAY))
                .isInstanceOfSatisfying(Mistakes.class, wrong -> assertThat(wrong.list()).extracting(Mistake::field)
                        .containsExactly("every", "hour", "zone", "title", "to", "model", "currency"));
    }

    /// The texts of all parts, taken apart.
    private static List<String> parts(Part part) throws Exception {
        List<String> texts = new ArrayList<>();
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                texts.addAll(parts(many.getBodyPart(i)));
            }
        } else if (part.getContent() instanceof InputStream file) {
            texts.add(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } else {
            texts.add(part.getContent().toString());
        }
        return texts;
    }
}
