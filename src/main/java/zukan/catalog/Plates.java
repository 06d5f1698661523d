package zukan.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All plates of published papers. */
public final class Plates {

    private final Map<String, List<Plate>> byPaper;
    private final Map<String, Plate> byName;

    /** @param plates those of a paper in their order */
    Plates(List<Plate> plates) {
        byPaper = plates.stream().collect(Collectors.groupingBy(Plate::paper));
        byName = plates.stream().collect(Collectors.toMap(Plate::name, Function.identity()));
    }

    /** The plates of a paper, in the order of its page; none for one that has no figure, or is not known. */
    public List<Plate> of(String paper) {
        return byPaper.getOrDefault(paper, List.of());
    }

    /** The plate on a paper's card, or null where the motif of its domain has to do. */
    public Plate onCard(String paper) {
        List<Plate> plates = of(paper);
        return plates.isEmpty() ? null : plates.get(0);
    }

    public Optional<Plate> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
