package zukan.catalog.web;

import java.util.List;
import zukan.catalog.Lineage.Member;
import zukan.catalog.Lineage.Tie;

/**
 * Where everything of a lineage stands, older works to the left. Lengths are units of the drawing, of which one is a CSS pixel at
 * its natural size; the origin is the upper left corner.
 *
 * @param spots the works, column by column from the left, each from the top
 */
record LineageDrawing(int width, int height, List<Spot> spots, List<Stroke> strokes) {

    /** Between two lines of a name. */
    static final int LINE = 18;

    /**
     * A work in its box.
     *
     * @param x of the left edge
     * @param y of the upper edge
     * @param lines the name, broken so that the box is not too wide
     * @param ties how many ties of it are drawn
     */
    record Spot(Member member, double x, double y, double width, double height, List<String> lines, long ties) {

        public double middle() {
            return LineageLayout.rounded(x + width / 2);
        }

        /** Where the first line of the name stands. */
        public double firstLine() {
            return y + 20;
        }

        public int lineHeight() {
            return LINE;
        }

        /** Where the date stands. */
        public double lastLine() {
            return y + height - 9;
        }
    }

    /**
     * A line between two works. It stands for all that either says about the other.
     *
     * @param left the work in the column further left
     * @param ties the closest first
     * @param path as SVG writes it; it begins at the work that the other uses, or at the left one
     */
    record Stroke(Member left, Member right, List<Tie> ties, String path) {

        /** The kind of the closest tie. */
        public String kind() {
            return ties.get(0).kind();
        }

        /** Whether the works stand beside each other, so that both ends look alike. */
        public boolean isMutual() {
            return !ties.get(0).isDirected();
        }
    }
}
