package outlay.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outlay.activate.Call;
import outlay.activate.Change;
import outlay.activate.ConversionsOut;
import outlay.activate.Preparing;
import outlay.activate.Ready;
import outlay.activate.outbox.Accounts;
import outlay.activate.outbox.Telling;
import outlay.fact.Fact;
import outlay.fact.Sale;
import outlay.fact.Seen;
import outlay.platform.Destinations;
import outlay.store.Wish;

/// What a preview shows is what is sent, byte for byte.
class PreviewTest {
    static Stream<ConversionsOut> takingNewOnes() {
        return Destinations.CALLED.stream().filter(out -> out.terms().takes().contains(Change.Type.NEW));
    }

    @ParameterizedTest
    @MethodSource("takingNewOnes")
    void showsWhatIsSentAndWhyTheOthersAreNot(ConversionsOut out) {
        Shop shop = new Shop(Shop.parsed(Shop.HEAD + Shop.rule("") + Shop.rule("name: other, account: elsewhere")),
                out.label());
        shop.add(history());
        Accounts.Connected account = Shop.accounts(out.label()).of(Shop.ACME, "main").orElseThrow();
        long before = shop.log.end();
        List<Preview.Line> lines = new ArrayList<>();
        new Preview(shop.log, shop.wishes, shop.telling).of(Shop.ACME, account, Shop.day(1), Shop.NOW, Shop.NOW,
                lines::add);
        assertThat(shop.log.end()).isEqualTo(before);
        assertThat(lines.stream().filter(line -> line.wish().change() == 0).map(Preview.Line::outcome))
                .containsExactly("told", "withheld", "test", "told", "undone");
        Map<String, String> previewed = new LinkedHashMap<>();
        lines.forEach(line -> line.payload().filter(payload -> line.wish().change() == 0)
                .ifPresent(payload -> previewed.put(line.wish().conversion(), payload.toString())));
        Map<String, String> sent = new LinkedHashMap<>();
        List<Ready> batch = new ArrayList<>();
        for (Wish wish : shop.outbox()) {
            if (wish.account().equals("main") && wish.change() == 0
                    && shop.telling.of(wish, Shop.NOW) instanceof Telling.Told.Tell tell
                    && Preparing.prepare(out, tell.conversion(), account.account(),
                            Shop.day(11)) instanceof Ready ready) {
                batch.add(ready);
                sent.put(wish.conversion(), ready.item().toString());
            }
        }
        assertThat(previewed).isEqualTo(sent).hasSize(2);
        if (out.terms().most() > 1) {
            Call call = out.call(batch, account.account(), Shop.NOW);
            assertThat(previewed.values()).allMatch(call.body()::contains);
        }
        List<Preview.Line> none = new ArrayList<>();
        new Preview(shop.log, shop.wishes, shop.telling).of(Shop.ACME, account, Shop.day(1), Shop.day(2), Shop.NOW,
                none::add);
        assertThat(none).isEmpty();
    }

    private static Fact[] history() {
        return new Fact[]{
                Shop.page("p1", 8).clicks("gclid", "G1", "fbclid", "F1", "msclkid", "0b0a1c2d3e4f5a6b7c8d9e0f1a2b3c4d",
                        "ttclid", "E.C.P.abc").seen(Seen.Trust.BROWSER, Seen.Bot.NO, "", Map.of()).event(),
                Shop.order("m1", 10, "o-1", "100.00").event(),
                Shop.page("p2", 8).who("b", "", "").event(),
                Shop.order("m2", 10, "o-2", "5.00").who("b", "", "bob@shop.de").consent(Shop.NO).event(),
                Shop.order("m3", 10, "o-3", "5.00").who("c", "", "c+test@shop.de").event(),
                Shop.page("p4", 8).who("d", "", "").clicks("gclid", "G4", "fbclid", "F4", "msclkid",
                        "1b0a1c2d3e4f5a6b7c8d9e0f1a2b3c4d", "ttclid", "E.C.P.abd").event(),
                Shop.order("m4", 10, "o-4", "7.00").who("d", "", "d@shop.de").event(),
                Shop.order("m5", 10, "o-5", "7.00").who("e", "", "e@shop.de").event(),
                Shop.event("r5", 11).sale(Sale.Kind.CANCELLATION, "o-5", "0.00").who("e", "", "e@shop.de").event()};
    }
}
