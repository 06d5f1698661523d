package zukan.seeddata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zukan.catalog.BackgroundWork;
import zukan.catalog.ConceptKind;
import zukan.catalog.CoverageItem;
import zukan.catalog.Erratum;
import zukan.catalog.Figure;
import zukan.catalog.Numbers;
import zukan.catalog.Numbers.Effort;
import zukan.catalog.Numbers.OfPaper;
import zukan.catalog.Numbers.Result;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperRules;
import zukan.catalog.Question;
import zukan.catalog.Survey;
import zukan.catalog.Vocabulary;

/** What a schema cannot see: names that must exist elsewhere, and identifiers that must not exist twice. */
class SeedConsistency {

    /** Pages for readers that a promise of the survey may be kept by. */
    private static final Set<String> PAGES = Set.of("suggest", "suggestions", "wanted");

    private final Vocabulary vocabulary;
    private final Map<String, BackgroundWork> background;
    private final Map<YamlFile, PaperContent> papers;
    private final Map<String, PaperContent> bySlug;
    private final Set<String> slugs;
    private final PaperRules rules;
    private final List<SeedProblem> problems = new ArrayList<>();

    /**
     * @param papers those that are sound by themselves
     * @param slugs those of all papers, so that a relation to one that is not sound is not a second problem
     */
    SeedConsistency(
            Vocabulary vocabulary,
            List<BackgroundWork> background,
            Map<YamlFile, PaperContent> papers,
            Set<String> slugs,
            PaperRules rules) {
        this.rules = rules;
        this.slugs = slugs;
        this.vocabulary = vocabulary;
        this.background = background.stream()
                .collect(Collectors.toMap(BackgroundWork::slug, work -> work, (first, second) -> first));
        this.papers = papers;
        this.bySlug = papers.values().stream()
                .collect(Collectors.toMap(PaperContent::slug, paper -> paper, (first, second) -> first));
    }

    /** The slug that the name of a paper's file stands for. */
    static String slug(YamlFile file) {
        return file.name().replaceAll("^papers/|[.]yaml$", "");
    }

    List<SeedProblem> problems() {
        papers.forEach(this::check);
        unique("arxivId", PaperContent::arxivId);
        unique("doi", PaperContent::doi);
        unique("number", PaperContent::number);
        return problems;
    }

    private void check(YamlFile file, PaperContent paper) {
        require(file, "/slug", slug(file).equals(paper.slug()), "the slug is not the file's name");
        require(file, "/slug", !background.containsKey(paper.slug()), "the slug is also that of a background work");
        rules.inconsistencies(paper, vocabulary, slug -> slugs.contains(slug) || background.containsKey(slug))
                .forEach(problem -> problems.add(file.problem(problem.pointer(), problem.message())));
    }

    /** What techniques.yaml is made of must exist, and no technique twice. */
    List<SeedProblem> techniques(YamlFile file) {
        List<SeedProblem> found = new ArrayList<>();
        Set<String> methods = vocabulary
                .concepts(ConceptKind.METHOD)
                .map(Vocabulary.Concept::slug)
                .collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < vocabulary.techniques().size(); index++) {
            Vocabulary.Technique technique = vocabulary.techniques().get(index);
            String pointer = "/techniques/" + index;
            if (!seen.add(technique.slug())) {
                found.add(file.problem(pointer + "/slug", "the slug " + technique.slug() + " is given twice"));
            }
            for (int at = 0; at < technique.methods().size(); at++) {
                String method = technique.methods().get(at);
                if (!methods.contains(method)) {
                    found.add(file.problem(pointer + "/methods/" + at, "no method " + method));
                }
            }
        }
        return found;
    }

    private void unique(String field, Function<PaperContent, Object> value) {
        Map<Object, String> owners = new HashMap<>();
        papers.forEach((file, paper) -> {
            Object identifier = value.apply(paper);
            if (identifier != null) {
                String owner = owners.putIfAbsent(identifier, paper.slug());
                require(file, "/" + field, owner == null, field + " " + identifier + " is also that of " + owner);
            }
        });
    }

    private void require(YamlFile file, String pointer, boolean holds, String otherwise) {
        if (!holds) {
            problems.add(file.problem(pointer, otherwise));
        }
    }

    /** What coverage.yaml claims to be covered must exist. */
    List<SeedProblem> coverage(
            YamlFile file, List<CoverageItem> items, Survey survey, List<Question> questions, List<Figure> figures) {
        List<SeedProblem> found = new ArrayList<>();
        Set<String> answered = questions.stream().map(Question::code).collect(Collectors.toSet());
        for (int index = 0; index < items.size(); index++) {
            CoverageItem item = items.get(index);
            String pointer = "/items/" + index;
            if (item.paper() != null && !bySlug.containsKey(item.paper())) {
                found.add(file.problem(pointer + "/paper", item.code() + ": no paper " + item.paper()));
            }
            boolean figure = item.by() != null && item.by().startsWith("figure:");
            if (figure
                    ? !has(item.paper(), item.by().substring("figure:".length()), figures)
                    : item.by() != null && !exists(item.by(), survey, answered)) {
                found.add(file.problem(pointer + "/by", item.code() + ": does not exist: " + item.by()));
            }
        }
        return found;
    }

    /** A figure is shown on the page of its paper, to which the page about coverage leads. */
    private static boolean has(String paper, String name, List<Figure> figures) {
        return figures.stream()
                .anyMatch(figure -> figure.name().equals(name) && figure.paper().equals(paper));
    }

    /** The questions are those of coverage.yaml, each about a paper or a domain that exists. */
    List<SeedProblem> questions(YamlFile file, List<Question> questions, List<CoverageItem> coverage) {
        List<SeedProblem> found = new ArrayList<>();
        Map<String, CoverageItem> missing = coverage.stream()
                .filter(item -> item.kind().equals("question"))
                .collect(Collectors.toMap(
                        CoverageItem::code, item -> item, (first, second) -> first, LinkedHashMap::new));
        Set<String> asked = Set.copyOf(missing.keySet());
        for (int index = 0; index < questions.size(); index++) {
            Question question = questions.get(index);
            String pointer = "/questions/" + index;
            PaperContent paper = bySlug.get(question.paper());
            CoverageItem item = missing.remove(question.code());
            if (item == null) {
                found.add(file.problem(
                        pointer + "/code",
                        question.code()
                                + (asked.contains(question.code())
                                        ? " is given twice"
                                        : ": coverage.yaml has no such question")));
            } else if (item.line() != question.line() || !Objects.equals(item.paper(), question.paper())) {
                found.add(file.problem(
                        pointer + "/line",
                        question.code() + ": coverage.yaml gives line " + item.line() + " and paper " + item.paper()));
            }
            if (question.paper() != null && paper == null) {
                found.add(file.problem(pointer + "/paper", question.code() + ": no paper " + question.paper()));
            }
            if (!isDomain(question.domain())) {
                found.add(file.problem(pointer + "/domain", question.code() + ": no domain " + question.domain()));
            } else if (paper != null && !paper.domain().equals(question.domain())) {
                found.add(file.problem(
                        pointer + "/domain",
                        question.code() + ": " + paper.slug() + " is of domain " + paper.domain()));
            }
        }
        missing.keySet().forEach(code -> found.add(file.problem("/questions", code + " of coverage.yaml is missing")));
        return found;
    }

    /** Every erratum has a code of its own and is about a paper that exists. */
    List<SeedProblem> errata(YamlFile file, List<Erratum> errata) {
        List<SeedProblem> found = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int index = 0; index < errata.size(); index++) {
            Erratum erratum = errata.get(index);
            String pointer = "/errata/" + index;
            if (!codes.add(erratum.code())) {
                found.add(file.problem(pointer + "/code", erratum.code() + " is given twice"));
            }
            if (!bySlug.containsKey(erratum.paper())) {
                found.add(file.problem(pointer + "/paper", erratum.code() + ": no paper " + erratum.paper()));
            }
        }
        return found;
    }

    /**
     * The papers, concepts and metrics that numbers.yaml names must exist, no number stand there twice, and each have its place
     * in the paper.
     */
    List<SeedProblem> numbers(YamlFile file, Numbers numbers) {
        List<SeedProblem> found = new ArrayList<>();
        Set<String> metrics = new HashSet<>();
        for (int index = 0; index < numbers.metrics().size(); index++) {
            String slug = numbers.metrics().get(index).slug();
            if (!metrics.add(slug)) {
                found.add(file.problem("/metrics/" + index + "/slug", "the metric " + slug + " is given twice"));
            }
        }
        Set<String> tasks = slugs(ConceptKind.TASK);
        Set<String> datasets = slugs(ConceptKind.DATASET);
        Set<Object> seen = new HashSet<>();
        for (int index = 0; index < numbers.papers().size(); index++) {
            OfPaper paper = numbers.papers().get(index);
            String at = "/papers/" + index;
            if (!bySlug.containsKey(paper.paper())) {
                found.add(file.problem(at + "/paper", "no paper " + paper.paper()));
            }
            if (!seen.add(paper.paper())) {
                found.add(file.problem(at + "/paper", paper.paper() + " is given twice"));
            }
            for (int which = 0; which < paper.results().size(); which++) {
                Result result = paper.results().get(which);
                String here = at + "/results/" + which;
                if (!tasks.contains(result.task())) {
                    found.add(file.problem(here + "/task", "no task " + result.task()));
                }
                if (result.dataset() != null && !datasets.contains(result.dataset())) {
                    found.add(file.problem(here + "/dataset", "no dataset " + result.dataset()));
                }
                if (!metrics.contains(result.metric())) {
                    found.add(file.problem(here + "/metric", "no metric " + result.metric()));
                }
                if (!result.hasOnePlace()) {
                    found.add(file.problem(
                            here,
                            result.place() == null
                                    ? "place does not say where in the paper this stands"
                                    : "the source says where in the paper this stands, and place says it again"));
                }
                if (!seen.add(Arrays.asList(
                        paper.paper(),
                        result.task(),
                        result.dataset(),
                        result.protocol().en(),
                        result.metric(),
                        result.model()))) {
                    found.add(file.problem(here, "the same is given before"));
                }
            }
            for (int which = 0; which < paper.effort().size(); which++) {
                Effort effort = paper.effort().get(which);
                if (!effort.hasOnePlace()) {
                    found.add(file.problem(
                            at + "/effort/" + which,
                            "needs one of these: a source in the paper, place, or fromPaper: false"));
                }
                if (!seen.add(List.of(
                        paper.paper(),
                        effort.kind(),
                        effort.value(),
                        effort.note().en()))) {
                    found.add(file.problem(at + "/effort/" + which, "the same is given before"));
                }
            }
        }
        return found;
    }

    private boolean isDomain(String slug) {
        return vocabulary.domains().stream().anyMatch(domain -> domain.slug().equals(slug));
    }

    private Set<String> slugs(ConceptKind kind) {
        return vocabulary.concepts(kind).map(Vocabulary.Concept::slug).collect(Collectors.toSet());
    }

    private boolean exists(String target, Survey survey, Set<String> questions) {
        String[] parts = target.split(" ", 2);
        String name = parts[0].substring(parts[0].indexOf(':') + 1);
        String url = parts.length > 1 ? parts[1] : null;
        if (parts[0].startsWith("paper:")) {
            PaperContent paper = bySlug.get(name);
            return paper != null
                    && (url == null
                            || links(paper.implementations(), paper.references())
                                    .anyMatch(url::equals));
        }
        if (parts[0].startsWith("background:")) {
            BackgroundWork work = background.get(name);
            return work != null
                    && (url == null
                            || links(work.implementations(), work.references()).anyMatch(url::equals));
        }
        if (parts[0].startsWith("domain:")) {
            return isDomain(name);
        }
        if (parts[0].startsWith("topic:")) {
            return vocabulary.topic(name).isPresent();
        }
        if (parts[0].startsWith("survey:addendum:")) {
            return survey.addenda().stream()
                    .anyMatch(addendum -> parts[0].endsWith(addendum.date().toString()));
        }
        if (parts[0].startsWith("survey:")) {
            return survey.otherSurveys().stream().anyMatch(other -> other.id().equals(name));
        }
        if (parts[0].startsWith("question:")) {
            return questions.contains(name);
        }
        if (parts[0].startsWith("page:")) {
            return PAGES.contains(name);
        }
        return parts[0].equals("survey");
    }

    private static Stream<String> links(
            List<PaperContent.Implementation> implementations, List<PaperContent.Reference> references) {
        return Stream.concat(
                implementations.stream().map(PaperContent.Implementation::url),
                references.stream().map(PaperContent.Reference::url));
    }
}
