package outlay.attribution;

import java.util.Arrays;

/// Shares for the first touch, the last touch, and all those between together, in proportion to three whole numbers. Of
/// two touches the ends share everything in their proportion; a single touch gets everything.
public record Position(int first, int middle, int last) implements Model {
    static final String LABEL = "position";
    static final Position USUAL = new Position(40, 20, 40);

    public Position {
        if (!Weight.allowed(first) || !Weight.allowed(middle) || !Weight.allowed(last) || first + last == 0) {
            throw new IllegalArgumentException("position " + first + "/" + middle + "/" + last
                    + " must be three whole numbers from 0 to " + Weight.MOST
                    + ", not all in the middle; write it like position:40/20/40");
        }
    }

    /// Reads "40/20/40".
    ///
    /// @throws NumberFormatException where they are not three whole numbers
    static Position parse(String weights) {
        String[] parts = weights.split("/", -1);
        if (parts.length != 3) {
            throw new NumberFormatException("weights " + weights);
        }
        return new Position(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String label() {
        return equals(USUAL) ? LABEL : LABEL + ":" + first + "/" + middle + "/" + last;
    }

    @Override
    public String sentence() {
        if (equals(USUAL)) {
            return "40 % to the first touch, 40 % to the last, 20 % shared by those between.";
        }
        return first + " parts to the first touch, " + last + " to the last, " + middle + " shared by those between.";
    }

    @Override
    public void weigh(Path path, long[] weights) {
        weigh(path.size(), weights);
    }

    void weigh(int size, long[] weights) {
        if (size == 1) {
            weights[0] = 1;
            return;
        }
        long between = Math.max(1, size - 2);
        Arrays.fill(weights, 0, size, middle);
        weights[0] = first * between;
        weights[size - 1] = last * between;
    }
}
