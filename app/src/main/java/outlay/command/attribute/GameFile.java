package outlay.command.attribute;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outlay.attribution.path.Game;
import outlay.command.Failure;

/// `coalition,worth`: a game of any kind, each coalition with its players joined by " + " or " > ".
public final class GameFile {
    public static final String MODEL = "shapley-game";
    private static final Pattern BETWEEN = Pattern.compile("[+>]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private final Header header;
    private final Map<List<String>, Double> worths = new HashMap<>();

    private GameFile(Header header) {
        this.header = header;
    }

    public static boolean is(Header header) {
        return header.has("coalition", "worth");
    }

    public static Game read(Header header) {
        GameFile file = new GameFile(header);
        TextFile text = header.file();
        try (InputStream in = text.open(text.begin()); Rows rows = new Rows(in, text.begin(), header.separator())) {
            rows.next();
            while (rows.next()) {
                header.check(rows, 1 + Math.max(header.column("coalition"), header.column("worth")));
                file.add(rows);
            }
        } catch (BadRow bad) {
            throw text.wrong(bad.rowAt(), bad.what());
        } catch (IOException unreadable) {
            throw text.unreadable(unreadable);
        }
        return file.game();
    }

    private void add(Rows rows) {
        String coalition = rows.text(header.column("coalition"));
        List<String> players = new ArrayList<>(new TreeSet<>(
                coalition.isEmpty() ? List.of() : Stream.of(BETWEEN.split(coalition, -1)).map(String::strip).toList()));
        if (players.contains("")) {
            throw new BadRow(rows.rowAt(), "has a coalition with an empty player: \"" + Shown.text(coalition)
                    + "\"; join players by \" + \" and leave none out.");
        }
        String worth = rows.text(header.column("worth"));
        if (!NUMBER.matcher(worth).matches() || Double.isInfinite(new BigDecimal(worth).doubleValue())) {
            throw new BadRow(rows.rowAt(),
                    "has \"" + Shown.text(worth) + "\" in worth; write a number like 12 or 3.5.");
        }
        if (worths.put(players, new BigDecimal(worth).doubleValue()) != null) {
            throw new BadRow(rows.rowAt(), "has the coalition \"" + Shown.text(coalition)
                    + "\" a second time; leave one of them out.");
        }
    }

    private Game game() {
        Map<String, Integer> players = new TreeMap<>();
        worths.keySet().forEach(coalition -> coalition.forEach(player -> players.put(player, 0)));
        if (players.isEmpty()) {
            throw new Failure(header.file().path() + " has no coalition with a player.");
        }
        if (players.size() > Game.MOST_PLAYERS) {
            throw new Failure(header.file().path() + " has " + players.size() + " players; the most is "
                    + Game.MOST_PLAYERS + ", because every set of them counts: merge the rare ones into one.");
        }
        int number = 0;
        for (Map.Entry<String, Integer> player : players.entrySet()) {
            player.setValue(number++);
        }
        Map<Integer, Double> told = new HashMap<>();
        worths.forEach((coalition, worth) -> told.put(
                coalition.stream().mapToInt(player -> 1 << players.getOrDefault(player, 0)).sum(), worth));
        return new Game(List.copyOf(players.keySet()), told);
    }
}
