package zukan.seeddata;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.catalog.BackgroundWork;
import zukan.catalog.ConceptKind;
import zukan.catalog.CoverageItem;
import zukan.catalog.Erratum;
import zukan.catalog.Figure;
import zukan.catalog.Numbers;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperRules;
import zukan.catalog.Question;
import zukan.catalog.Survey;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Concept;
import zukan.catalog.Vocabulary.Domain;
import zukan.catalog.Vocabulary.Framework;
import zukan.catalog.Vocabulary.Technique;

/** Reads all seed files, checks each against its schema and all against each other, and reports every problem at once. */
class SeedReader {

    private final JsonMapper json;
    private final PaperRules rules = new PaperRules();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> known = new HashMap<>();
    private final List<SeedProblem> problems = new ArrayList<>();

    SeedReader(JsonMapper json) {
        this.json = json;
    }

    /** @throws SeedDataRejected with all problems, if there is one */
    SeedData read(SeedFiles files) {
        YamlFile surveyFile = checked(files.file("survey.yaml"), "survey");
        YamlFile domainsFile = checked(files.file("domains.yaml"), "domains");
        YamlFile conceptsFile = checked(files.file("concepts.yaml"), "concepts");
        YamlFile frameworksFile = checked(files.file("frameworks.yaml"), "frameworks");
        YamlFile techniquesFile = checked(files.file("techniques.yaml"), "techniques");
        YamlFile backgroundFile = checked(files.file("background.yaml"), "background");
        YamlFile coverageFile = checked(files.file("coverage.yaml"), "coverage");
        YamlFile questionsFile = checked(files.file("questions.yaml"), "questions");
        YamlFile errataFile = checked(files.file("errata.yaml"), "errata");
        YamlFile numbersFile = checked(files.file("numbers.yaml"), "numbers");
        // what the papers are checked against must itself be sound, or every paper would seem wrong
        boolean checkable = problems.isEmpty();
        List<YamlFile> paperFiles = files.papers();
        Map<YamlFile, PaperContent> papers = new LinkedHashMap<>();
        for (YamlFile file : paperFiles) {
            int before = problems.size();
            check(file);
            PaperContent paper = problems.size() > before ? null : value(file, file.root(), "", PaperContent.class);
            if (paper != null) {
                papers.put(file, paper);
            }
        }
        if (!checkable) {
            throw new SeedDataRejected(problems);
        }

        Set<String> slugs = paperFiles.stream().map(SeedConsistency::slug).collect(Collectors.toSet());
        List<Figure> figures = new SeedFigures(slugs, problems).read(files.figures());
        Vocabulary vocabulary = new Vocabulary(
                list(domainsFile, "domains", Domain.class),
                concepts(conceptsFile),
                frameworks(frameworksFile),
                list(techniquesFile, "techniques", Technique.class));
        List<BackgroundWork> background = list(backgroundFile, "works", BackgroundWork.class);
        List<CoverageItem> coverage = list(coverageFile, "items", CoverageItem.class);
        List<Question> questions = list(questionsFile, "questions", Question.class);
        List<Erratum> errata = list(errataFile, "errata", Erratum.class);
        Numbers numbers = value(numbersFile, numbersFile.root(), "", Numbers.class);
        Survey survey = value(surveyFile, surveyFile.root(), "", Survey.class);
        SeedConsistency consistency = new SeedConsistency(vocabulary, background, papers, slugs, rules);
        problems.addAll(consistency.problems());
        problems.addAll(consistency.techniques(techniquesFile));
        if (papers.size() == paperFiles.size()) {
            problems.addAll(consistency.coverage(coverageFile, coverage, survey, questions, figures));
            problems.addAll(consistency.questions(questionsFile, questions, coverage));
            problems.addAll(consistency.errata(errataFile, errata));
            problems.addAll(consistency.numbers(numbersFile, numbers));
        }
        if (!problems.isEmpty()) {
            throw new SeedDataRejected(problems);
        }
        return new SeedData(
                survey,
                vocabulary,
                background,
                List.copyOf(papers.values()),
                coverage,
                questions,
                errata,
                figures,
                numbers);
    }

    private YamlFile checked(YamlFile file, String schema) {
        problems.addAll(file.problems());
        if (file.problems().isEmpty()) {
            known.computeIfAbsent(schema, this::schema)
                    .validate(file.root())
                    .forEach(error -> problems.add(file.problem(
                            error.getInstanceLocation().toString(),
                            error.getInstanceLocation() + ": " + error.getMessage())));
        }
        return file;
    }

    private void check(YamlFile paper) {
        problems.addAll(paper.problems());
        if (paper.problems().isEmpty()) {
            rules.problems(paper.root(), Locale.ENGLISH)
                    .forEach(problem -> problems.add(
                            paper.problem(problem.pointer(), problem.pointer() + ": " + problem.message())));
        }
    }

    private Schema schema(String name) {
        try (InputStream bytes = SeedSchema.resource(name).getInputStream()) {
            return schemas.getSchema(bytes, InputFormat.JSON);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private <T> T value(YamlFile file, JsonNode node, String pointer, Class<T> type) {
        try {
            return json.treeToValue(node, type);
        } catch (JacksonException | IllegalArgumentException unfit) {
            problems.add(file.problem(pointer, unfit.getMessage()));
            return null;
        }
    }

    private <T> List<T> list(YamlFile file, String key, Class<T> type) {
        List<T> values = new ArrayList<>();
        JsonNode nodes = file.root().get(key);
        for (int index = 0; index < nodes.size(); index++) {
            T value = value(file, nodes.get(index), "/" + key + "/" + index, type);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private List<Concept> concepts(YamlFile file) {
        List<Concept> concepts = new ArrayList<>();
        for (ConceptKind kind : ConceptKind.values()) {
            Set<String> slugs = new HashSet<>();
            String key = ConceptEntry.list(kind);
            for (ConceptEntry entry : list(file, key, ConceptEntry.class)) {
                if (!slugs.add(entry.slug())) {
                    problems.add(file.problem("/" + key, "the slug " + entry.slug() + " is given twice in " + key));
                }
                concepts.add(entry.concept(kind));
            }
        }
        return concepts;
    }

    private List<Framework> frameworks(YamlFile file) {
        return list(file, "frameworks", FrameworkEntry.class).stream()
                .map(FrameworkEntry::framework)
                .toList();
    }
}
