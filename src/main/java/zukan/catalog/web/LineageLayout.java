package zukan.catalog.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.graphper.api.Graphviz;
import org.graphper.api.Graphviz.GraphvizBuilder;
import org.graphper.api.Line;
import org.graphper.api.Node;
import org.graphper.api.attributes.ArrowShape;
import org.graphper.api.attributes.FontStyle;
import org.graphper.api.attributes.Layout;
import org.graphper.api.attributes.NodeShapeEnum;
import org.graphper.api.attributes.Rankdir;
import org.graphper.api.attributes.Splines;
import org.graphper.def.FlatPoint;
import org.graphper.draw.DrawGraph;
import org.graphper.draw.ExecuteException;
import org.graphper.draw.NodeDrawProp;
import org.graphper.layout.FontSelector;
import org.graphper.layout.MeasureText;
import zukan.catalog.Lineage;
import zukan.catalog.Lineage.Member;
import zukan.catalog.Lineage.Tie;
import zukan.catalog.web.LineageDrawing.Spot;
import zukan.catalog.web.LineageDrawing.Stroke;

/**
 * Finds places for the works of a lineage, so that lines run from left to right, cross little and pass beside the boxes. The same
 * lineage gets the same drawing always and everywhere.
 */
final class LineageLayout {

    /** The library speaks of inches. */
    private static final double INCH = 72;

    private static final double BETWEEN_BOXES = 14 / INCH;
    private static final double BETWEEN_COLUMNS = 46 / INCH;
    private static final int MARGIN = 20;

    /** Names longer than this are broken in two. */
    private static final int LONG_NAME = 18;

    private static final int NAME_SIZE = 15;

    /** Room for the date below the name, with a ★. */
    private static final int NARROWEST = 88;

    /** How much ties draw works together. */
    private static final int CLOSE = 6;

    private static final int LOOSE = 2;

    /** How much the left edge draws what nothing leads to: more than any one tie, less than two close ones. */
    private static final int TO_THE_EDGE = CLOSE + 1;

    private final List<Member> members;
    private final Map<Set<Member>, List<Tie>> pairs = new LinkedHashMap<>();
    private final Map<Member, List<String>> names;

    private LineageLayout(List<Member> members, List<Tie> ties) {
        this.members = members;
        this.names = members.stream().collect(Collectors.toMap(member -> member, member -> broken(member.name())));
        ties.stream()
                .filter(tie -> !tie.from().equals(tie.to()))
                .forEach(tie -> pairs.computeIfAbsent(Set.of(tie.from(), tie.to()), pair -> new ArrayList<>())
                        .add(tie));
        pairs.values().forEach(pair -> pair.sort(Comparator.comparing(tie -> Lineage.KINDS.indexOf(tie.kind()))));
    }

    /**
     * Draws a lineage.
     *
     * @throws ExecuteException if the library finds no way
     */
    static LineageDrawing draw(List<Member> members, List<Tie> ties) throws ExecuteException {
        LineageLayout layout = new LineageLayout(members, ties);
        return layout.draw(layout.columns());
    }

    /** A graph in the making: a node for each work. */
    private final class Sheet {

        private final GraphvizBuilder graph = Graphviz.digraph()
                .layout(Layout.DOT)
                .rankdir(Rankdir.LR)
                .nodeSep(BETWEEN_BOXES)
                .rankSep(BETWEEN_COLUMNS);

        private final Map<Member, Node> nodes = new LinkedHashMap<>();

        Sheet() {
            for (Member member : members) {
                List<String> name = names.get(member);
                double width = Math.max(
                        NARROWEST,
                        name.stream().mapToDouble(LineageLayout::width).max().orElse(0) + 26);
                double height = 34.0 + name.size() * LineageDrawing.LINE - 6;
                Node node = node(member.slug(), width, height);
                nodes.put(member, node);
                graph.addNode(node);
            }
        }

        /** The library tells nodes apart by their id; without it each run would order them anew. */
        Node node(String id, double width, double height) {
            return Node.builder()
                    .id(id)
                    .label("")
                    .shape(NodeShapeEnum.RECT)
                    .fixedSize(true)
                    .width(width / INCH)
                    .height(height / INCH)
                    .build();
        }

        DrawGraph laidOut(Splines splines) throws ExecuteException {
            return Layout.DOT.getLayoutEngine().layout(graph.splines(splines).build());
        }
    }

    /** The closest tie of each pair. */
    private List<Tie> closest() {
        return pairs.values().stream().map(pair -> pair.get(0)).toList();
    }

    /**
     * In which column each work stands, from 0. Of papers that appeared together and do not use each other, none has to stand on the
     * left: they take what order the others leave them.
     */
    private Map<Member, Integer> columns() throws ExecuteException {
        Map<Tie, Member> left = new LinkedHashMap<>();
        closest().stream().filter(tie -> !tie.isLevel()).forEach(tie -> left.put(tie, tie.earlier()));
        if (left.size() < pairs.size()) {
            Map<Member, Integer> columns = columns(left);
            closest().stream().filter(Tie::isLevel).forEach(tie -> left.put(tie, left(tie, columns)));
        }
        return columns(left);
    }

    /**
     * A hidden root draws all that nothing leads to towards the left edge, so that the drawing neither becomes a long diagonal nor
     * leaves its left empty; what several works close to each other use stays near them.
     *
     * @param left which of the two works of a tie stands on the left
     */
    private Map<Member, Integer> columns(Map<Tie, Member> left) throws ExecuteException {
        Sheet sheet = new Sheet();
        Set<Member> first = new LinkedHashSet<>(members);
        left.forEach((tie, from) -> {
            first.remove(tie.other(from));
            sheet.graph.addLine(Line.builder(sheet.nodes.get(from), sheet.nodes.get(tie.other(from)))
                    .weight(weight(tie))
                    .build());
        });
        // no slug holds a space
        Node root = sheet.node("the root", 1, 1);
        sheet.graph.addNode(root);
        first.forEach(member -> sheet.graph.addLine(
                Line.builder(root, sheet.nodes.get(member)).weight(TO_THE_EDGE).build()));
        DrawGraph drawn = sheet.laidOut(Splines.NONE);
        Map<Member, Long> at = new LinkedHashMap<>();
        sheet.nodes.forEach((member, node) ->
                at.put(member, Math.round(drawn.getNodeDrawProp(node).getX())));
        List<Long> order = List.copyOf(new TreeSet<>(at.values()));
        return at.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, place -> order.indexOf(place.getValue())));
    }

    private static int weight(Tie tie) {
        return tie.isDirected() ? CLOSE : LOOSE;
    }

    private static Member left(Tie tie, Map<Member, Integer> columns) {
        int over = columns.get(tie.later()) - columns.get(tie.earlier());
        return over < 0 ? tie.later() : tie.earlier();
    }

    private LineageDrawing draw(Map<Member, Integer> columns) throws ExecuteException {
        Sheet sheet = new Sheet();
        Map<Line, Tie> lines = new LinkedHashMap<>();
        for (Tie tie : closest()) {
            // where works lead to each other in a circle, one line runs back
            Member left = left(tie, columns);
            Member right = tie.other(left);
            Line line = Line.builder(sheet.nodes.get(left), sheet.nodes.get(right))
                    .weight(weight(tie))
                    .minlen(Math.max(1, columns.get(right) - columns.get(left)))
                    .arrowHead(ArrowShape.NONE)
                    .build();
            lines.put(line, tie);
            sheet.graph.addLine(line);
        }
        DrawGraph drawn = sheet.laidOut(Splines.SPLINE);
        Frame frame = new Frame();
        sheet.nodes.values().forEach(node -> frame.hold(drawn.getNodeDrawProp(node)));
        lines.keySet().forEach(line -> drawn.getLineDrawProp(line).forEach(frame::hold));
        List<Spot> spots = new ArrayList<>();
        sheet.nodes.forEach((member, node) -> spots.add(spot(member, frame, drawn.getNodeDrawProp(node))));
        spots.sort(Comparator.<Spot>comparingInt(spot -> columns.get(spot.member()))
                .thenComparing(Spot::y));
        List<Stroke> strokes = new ArrayList<>();
        lines.forEach((line, tie) -> {
            Member left = left(tie, columns);
            Member beginning = tie.isDirected() ? tie.earlier() : left;
            strokes.add(new Stroke(
                    left,
                    tie.other(left),
                    List.copyOf(pairs.get(Set.of(tie.from(), tie.to()))),
                    path(frame, drawn.getLineDrawProp(line), drawn.getNodeDrawProp(sheet.nodes.get(beginning)))));
        });
        return new LineageDrawing(frame.width(), frame.height(), List.copyOf(spots), List.copyOf(strokes));
    }

    /** What is drawn and no more: the library leaves wide margins. */
    private static final class Frame {

        private double left = Double.MAX_VALUE;
        private double right = -Double.MAX_VALUE;
        private double top = Double.MAX_VALUE;
        private double bottom = -Double.MAX_VALUE;

        void hold(FlatPoint point) {
            hold(point.getX(), point.getY());
        }

        void hold(NodeDrawProp box) {
            hold(box.getX() - box.getWidth() / 2, box.getY() - box.getHeight() / 2);
            hold(box.getX() + box.getWidth() / 2, box.getY() + box.getHeight() / 2);
        }

        private void hold(double x, double y) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }

        double x(double x) {
            return rounded(x - left + MARGIN);
        }

        double y(double y) {
            return rounded(y - top + MARGIN);
        }

        int width() {
            return (int) Math.ceil(right - left) + 2 * MARGIN;
        }

        int height() {
            return (int) Math.ceil(bottom - top) + 2 * MARGIN;
        }
    }

    private Spot spot(Member member, Frame frame, NodeDrawProp node) {
        return new Spot(
                member,
                frame.x(node.getX() - node.getWidth() / 2),
                frame.y(node.getY() - node.getHeight() / 2),
                rounded(node.getWidth()),
                rounded(node.getHeight()),
                names.get(member),
                pairs.keySet().stream().filter(pair -> pair.contains(member)).count());
    }

    /** As Bézier curves if the points are those of such, else straight from point to point; it begins at the given node. */
    private static String path(Frame frame, List<FlatPoint> line, NodeDrawProp beginning) {
        List<FlatPoint> points = new ArrayList<>(line);
        if (distance(points.get(0), beginning) > distance(points.get(points.size() - 1), beginning)) {
            Collections.reverse(points);
        }
        boolean curves = points.size() % 3 == 1 && points.size() > 3;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            path.append(i == 0 ? "M" : !curves ? " L" : i % 3 == 1 ? " C" : " ")
                    .append(frame.x(points.get(i).getX()))
                    .append(' ')
                    .append(frame.y(points.get(i).getY()));
        }
        return path.toString();
    }

    private static double distance(FlatPoint point, NodeDrawProp node) {
        return Math.hypot(point.getX() - node.getX(), point.getY() - node.getY());
    }

    static double rounded(double length) {
        return Math.round(length * 10) / 10.0;
    }

    /** At the space that leaves the longer half shortest. */
    private static List<String> broken(String name) {
        int best = -1;
        for (int at = name.indexOf(' '); at > 0 && name.length() > LONG_NAME; at = name.indexOf(' ', at + 1)) {
            if (best < 0 || Math.max(at, name.length() - at) < Math.max(best, name.length() - best)) {
                best = at;
            }
        }
        return best < 0 ? List.of(name) : List.of(name.substring(0, best), name.substring(best + 1));
    }

    /** About how wide a line of a name is, in whatever sans-serif face the reader has: rather too much than too little. */
    private static double width(String text) {
        return NAME_SIZE
                * text.codePoints()
                        .mapToDouble(letter -> letter >= 0x2E80
                                ? 1.05
                                : "ijltfrI.,:;'|()-/ ".indexOf(letter) >= 0
                                        ? 0.42
                                        : "mwMWQ@".indexOf(letter) >= 0
                                                ? 0.95
                                                : Character.isUpperCase(letter) ? 0.74 : 0.62)
                        .sum();
    }

    /**
     * Tells the library that there is no text to measure: boxes come with their sizes. So it asks neither for the fonts of this
     * machine, which servers need not have and which would make drawings differ, nor for AWT. Found as a service, and public as
     * those have to be.
     */
    public static final class NoFonts implements MeasureText, FontSelector {

        /** Before all others. */
        @Override
        public int order() {
            return -1;
        }

        @Override
        public boolean envSupport() {
            return true;
        }

        @Override
        public FlatPoint measure(String text, String font, double size, FontStyle... styles) {
            return new FlatPoint(0, 0);
        }

        @Override
        public String defaultFont() {
            return "sans-serif";
        }
    }
}
