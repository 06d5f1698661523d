package zukan.seeddata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import zukan.catalog.Figure;
import zukan.catalog.FigureRules;

/** Reads the figures: each belongs to a paper, and is drawn by the rules. */
class SeedFigures {

    private final Set<String> papers;
    private final List<SeedProblem> problems;

    /**
     * @param papers the slugs of all papers
     * @param problems takes what is found
     */
    SeedFigures(Set<String> papers, List<SeedProblem> problems) {
        this.papers = papers;
        this.problems = problems;
    }

    /**
     * @param files by the names of the files without ending
     * @return those that belong to a paper
     */
    List<Figure> read(SortedMap<String, byte[]> files) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = file.getKey();
            String path = "figures/" + name + ".svg";
            String svg = text(path, file.getValue());
            if (svg == null) {
                continue;
            }
            FigureRules.problems(name, svg)
                    .forEach(problem -> problems.add(new SeedProblem(path, problem.line(), problem.reason())));
            Figure figure = papers.contains(name) ? new Figure(name, name, 1, svg) : further(name, svg);
            if (figure == null) {
                problems.add(new SeedProblem(path, 1, "belongs to no paper"));
            } else if (figure.position() > 1 && !files.containsKey(before(figure))) {
                problems.add(new SeedProblem(path, 1, "there is no " + before(figure) + ".svg before it"));
            } else {
                figures.add(figure);
            }
        }
        return figures;
    }

    private Figure further(String name, String svg) {
        String paper = Figure.paperOfFurther(name);
        return paper != null && papers.contains(paper) ? Figure.further(name, svg) : null;
    }

    private static String before(Figure figure) {
        return figure.position() == 2 ? figure.paper() : figure.paper() + "-" + (figure.position() - 1);
    }

    private String text(String path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            problems.add(new SeedProblem(path, 1, "is not UTF-8"));
            return null;
        }
    }
}
