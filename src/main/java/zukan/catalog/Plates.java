package zukan.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All plates of published papers, each made when it is first wanted. */
public final class Plates {

    private final Map<String, List<Figure>> byPaper;
    private final Map<String, Figure> byName;
    private final Function<Figure, Plate> maker;
    private final Map<String, Plate> made = new ConcurrentHashMap<>();

    /** @param figures those of a paper in their order */
    Plates(List<Figure> figures, Function<Figure, Plate> maker) {
        this.byPaper = figures.stream().collect(Collectors.groupingBy(Figure::paper));
        this.byName = figures.stream().collect(Collectors.toMap(Figure::name, Function.identity()));
        this.maker = maker;
    }

    /** The plates of a paper, in the order of its page; none for one that has no figure, or is not known. */
    public List<Plate> of(String paper) {
        return byPaper.getOrDefault(paper, List.of()).stream().map(this::plate).toList();
    }

    /** The plate on a paper's card, or null where the motif of its domain has to do. */
    public Plate onCard(String paper) {
        List<Figure> figures = byPaper.getOrDefault(paper, List.of());
        return figures.isEmpty() ? null : plate(figures.get(0));
    }

    public Optional<Plate> named(String name) {
        return Optional.ofNullable(byName.get(name)).map(this::plate);
    }

    private Plate plate(Figure figure) {
        return made.computeIfAbsent(figure.name(), name -> maker.apply(figure));
    }
}
