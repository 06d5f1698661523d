package zukan.catalog.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import zukan.catalog.PaperCard;
import zukan.catalog.Vocabulary.Domain;

/**
 * Where everything of the timeline stands, in units that the browser scales: time runs to the right, each domain has a lane,
 * and in a lane a paper takes the first row where neither its mark nor its name meets another. The same papers always give
 * the same drawing.
 *
 * @param left where time begins; to the left of it stand the names of the lanes
 * @param top where the first lane begins
 * @param published where the survey was published, or null if the axis does not reach so far
 */
record TimelineDrawing(
        int width, int height, int left, int top, TimelineAxis axis, List<Lane> lanes, Integer published) {

    private static final int WIDTH = 1160;
    private static final int TOP = 50;
    private static final int FOOT = 30;

    /** A mark with its name is at least 24 pixels high wherever the drawing is shown (WCAG 2.5.8). */
    private static final int ROW = 30;

    private static final int PADDING = 6;
    private static final int BETWEEN_LANES = 5;
    private static final int MARK = 9;
    private static final int TO_NAME = 13;
    private static final int BETWEEN_NAMES = 10;
    private static final int LONGEST_NAME = 300;

    private static final int SIZE_OF_TEXT = 15;

    /**
     * A paper.
     *
     * @param label its name as there is room for it
     * @param before whether its name stands before it, since behind it the drawing ends
     * @param from where the mark with its name begins
     * @param to where they end
     */
    record Mark(PaperCard paper, String label, int x, int y, boolean before, int from, int to) {

        public int labelX() {
            return before ? x - TO_NAME : x + TO_NAME;
        }

        /** Its name and title; the name is what can be seen, so it is always among them. */
        public String name() {
            String title = paper.title();
            return title.contains(paper.shortName()) ? title : paper.shortName() + ": " + title;
        }

        private boolean meets(Mark other) {
            return from < other.to + BETWEEN_NAMES && other.from < to + BETWEEN_NAMES;
        }
    }

    /** A domain with its papers, the oldest first. */
    record Lane(Domain domain, String name, int top, int height, List<Mark> marks) {

        public int middle() {
            return top + height / 2;
        }
    }

    /**
     * Draws these papers.
     *
     * @param domains those that get a lane, in this order; the papers of others are left out
     * @param published when the survey was
     */
    static TimelineDrawing of(List<PaperCard> papers, List<Domain> domains, LocalDate published, Locale locale) {
        int left = domains.stream()
                        .mapToInt(domain ->
                                Math.min(LONGEST_NAME, width(domain.name().in(locale))))
                        .max()
                        .orElse(0)
                + 2 * TO_NAME;
        TimelineAxis axis =
                TimelineAxis.of(papers.stream().map(PaperCard::submittedOn).toList(), left, WIDTH - MARK);
        List<Lane> lanes = new ArrayList<>();
        int top = TOP;
        for (Domain domain : domains) {
            Lane lane = lane(
                    domain,
                    papers.stream()
                            .filter(paper -> paper.domain().equals(domain.slug()))
                            .sorted(Comparator.comparing(PaperCard::submittedOn).thenComparing(PaperCard::slug))
                            .toList(),
                    axis,
                    top,
                    locale);
            lanes.add(lane);
            top += lane.height() + BETWEEN_LANES;
        }
        return new TimelineDrawing(
                WIDTH, top + FOOT, left, TOP, axis, lanes, axis.holds(published) ? (Integer) axis.at(published) : null);
    }

    /** Where the last lane ends. */
    public int bottom() {
        return height - FOOT;
    }

    private static Lane lane(Domain domain, List<PaperCard> papers, TimelineAxis axis, int top, Locale locale) {
        List<List<Mark>> rows = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (PaperCard paper : papers) {
            int row = 0;
            Mark mark = mark(paper, axis, rowAt(top, row));
            while (row < rows.size() && rows.get(row).stream().anyMatch(mark::meets)) {
                row++;
                mark = mark(paper, axis, rowAt(top, row));
            }
            if (row == rows.size()) {
                rows.add(new ArrayList<>());
            }
            rows.get(row).add(mark);
            marks.add(mark);
        }
        return new Lane(
                domain, shortened(domain.name().in(locale)), top, 2 * PADDING + ROW * Math.max(1, rows.size()), marks);
    }

    private static int rowAt(int top, int row) {
        return top + PADDING + ROW * row + ROW / 2;
    }

    private static Mark mark(PaperCard paper, TimelineAxis axis, int y) {
        String label = shortened(paper.shortName());
        int x = axis.at(paper.submittedOn());
        int reach = TO_NAME + width(label);
        boolean before = x + reach > WIDTH;
        return new Mark(paper, label, x, y, before, before ? x - reach : x - MARK, before ? x + MARK : x + reach);
    }

    private static String shortened(String text) {
        String shortened = text;
        while (width(shortened) > LONGEST_NAME) {
            int end = shortened.endsWith("…") ? shortened.length() - 2 : shortened.length() - 1;
            shortened =
                    shortened.substring(0, shortened.offsetByCodePoints(end, 0)).stripTrailing() + "…";
        }
        return shortened;
    }

    /** At most so wide is a text, in whatever font the reader's system has; a wide one is assumed. */
    static int width(String text) {
        return (int)
                Math.ceil(text.codePoints().mapToDouble(TimelineDrawing::width).sum() * SIZE_OF_TEXT);
    }

    private static double width(int letter) {
        if (letter >= 0x1100) {
            return 1.02;
        }
        if ("mwMW@%—".indexOf(letter) >= 0) {
            return 0.98;
        }
        if (" iljtfrI.,:;'!|()[]-".indexOf(letter) >= 0) {
            return 0.42;
        }
        return Character.isUpperCase(letter) || Character.isDigit(letter) ? 0.72 : 0.63;
    }
}
