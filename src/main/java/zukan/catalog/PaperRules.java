package zukan.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.PaperContent.Reference;
import zukan.catalog.PaperContent.Relation;
import zukan.platform.WebAddress;

/** What a paper must be to stand in the catalog, the same for a seed file and for what a curator types. */
@Component
public class PaperRules {

    private static final String SCHEMA = "seed-data/schema/paper.schema.json";
    private static final Set<String> DATES = Set.of("submittedOn", "on", "checkedOn");
    private static final Set<String> ADDRESSES = Set.of("url", "via");

    private final String text;
    private final Schema schema;

    public PaperRules() {
        try {
            text = new ClassPathResource(SCHEMA).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    /**
     * Something that a paper must not say.
     *
     * @param pointer JSON pointer to the value, or to where a missing one should be
     * @param code key of the message that says it best, if there is one; else the message does
     */
    public record Problem(String pointer, String code, List<Object> arguments, String message)
            implements MessageSourceResolvable {

        @Override
        public String[] getCodes() {
            return new String[] {code};
        }

        @Override
        public Object[] getArguments() {
            return arguments.toArray();
        }

        @Override
        public String getDefaultMessage() {
            return message;
        }

        /** Whether nothing is wrong but that a value is still to come. */
        public boolean isMissing() {
            return code.equals("rules.required");
        }
    }

    /** The JSON Schema of a paper's seed file. */
    public JsonNode schema() {
        return JsonMapper.shared().readTree(text);
    }

    /**
     * What is wrong with a paper by itself, in the form of a seed file.
     *
     * @param locale of the messages that have no key of our own
     */
    public List<Problem> problems(JsonNode paper, Locale locale) {
        List<Problem> problems = new ArrayList<>();
        schema
                .validate(
                        paper,
                        (ExecutionContext context) ->
                                context.executionConfig(configuration -> configuration.locale(locale)))
                .stream()
                .filter(error -> !isOtherChoice(error))
                .map(PaperRules::problem)
                .forEach(problems::add);
        Set<String> pointers = problems.stream().map(Problem::pointer).collect(Collectors.toSet());
        values(paper, "", "", (pointer, name, value) -> {
            if (pointers.contains(pointer)) {
                return;
            }
            if (DATES.contains(name) && !isDate(value)) {
                problems.add(problem(pointer, "pattern.date", value + " is not a day"));
            }
            if (ADDRESSES.contains(name) && !new WebAddress.Validator().isValid(value, null)) {
                problems.add(problem(pointer, "pattern.url", value + " is not the address of a public page"));
            }
        });
        return problems;
    }

    /**
     * What does not fit together, within a sound paper or with the vocabulary and the other works.
     *
     * @param exists whether a slug is that of a work that relations can point to
     */
    public List<Problem> inconsistencies(PaperContent paper, Vocabulary vocabulary, Predicate<String> exists) {
        List<Problem> problems = new ArrayList<>();
        Set<String> domains =
                vocabulary.domains().stream().map(Vocabulary.Domain::slug).collect(Collectors.toSet());
        if (!domains.contains(paper.domain())) {
            problems.add(problem("/domain", "enum", "no domain " + paper.domain()));
        } else if (paper.topic() != null
                && vocabulary.domain(paper.domain()).topics().stream()
                        .noneMatch(topic -> topic.slug().equals(paper.topic()))) {
            problems.add(problem("/topic", "topic", "the domain has no topic " + paper.topic()));
        }
        if (paper.credit() != null && paper.origin() != Origin.READER) {
            problems.add(problem("/credit", "credit", "credit is for readers who suggested the paper"));
        }
        List<String> datasets =
                paper.datasets().stream().map(PaperContent.DatasetUse::concept).toList();
        List<String> frameworks =
                paper.implementations().stream().map(Implementation::framework).toList();
        List<String> related = paper.relations().stream().map(Relation::to).toList();
        problems.addAll(unknown("/tasks/%d", "task", paper.tasks(), known(vocabulary, ConceptKind.TASK)));
        problems.addAll(unknown("/methods/%d", "method", paper.methods(), known(vocabulary, ConceptKind.METHOD)));
        problems.addAll(unknown("/datasets/%d/concept", "dataset", datasets, known(vocabulary, ConceptKind.DATASET)));
        problems.addAll(unknown("/implementations/%d/framework", "framework", frameworks, known(vocabulary)));
        problems.addAll(unknown("/relations/%d/to", "paper and no background work", related, exists));
        problems.addAll(repeated("/datasets/%d/concept", datasets));
        problems.addAll(repeated(
                "/implementations/%d/url",
                paper.implementations().stream()
                        .map(code -> List.of(code.framework(), code.url()))
                        .toList()));
        problems.addAll(repeated(
                "/references/%d/url",
                paper.references().stream().map(Reference::url).toList()));
        problems.addAll(repeated(
                "/relations/%d/to",
                paper.relations().stream()
                        .map(relation -> List.of(relation.to(), relation.kind()))
                        .toList()));
        return problems;
    }

    private static Predicate<String> known(Vocabulary vocabulary, ConceptKind kind) {
        return vocabulary.concepts(kind).map(Vocabulary.Concept::slug).collect(Collectors.toSet())::contains;
    }

    private static Predicate<String> known(Vocabulary vocabulary) {
        return vocabulary.frameworks().stream().map(Vocabulary.Framework::slug).collect(Collectors.toSet())::contains;
    }

    private static List<Problem> unknown(String pointer, String what, List<String> names, Predicate<String> known) {
        return IntStream.range(0, names.size())
                .filter(index -> !known.test(names.get(index)))
                .mapToObj(index -> problem(pointer.formatted(index), "enum", "no " + what + " " + names.get(index)))
                .toList();
    }

    private static List<Problem> repeated(String pointer, List<?> identities) {
        return IntStream.range(0, identities.size())
                .filter(index -> identities.indexOf(identities.get(index)) < index)
                .mapToObj(index -> problem(pointer.formatted(index), "uniqueItems", "the same is given before"))
                .toList();
    }

    private static Problem problem(String pointer, String code, String message) {
        return new Problem(pointer, "rules." + code, List.of(), message);
    }

    /** What may be null or something else fails in both ways; only the other one is of interest. */
    private static boolean isOtherChoice(Error error) {
        return error.getKeyword().equals("type")
                && error.getSchemaNode() != null
                && error.getSchemaNode().asString("").equals("null");
    }

    private static Problem problem(Error error) {
        String at = error.getInstanceLocation().toString();
        String keyword = error.getKeyword();
        boolean empty = error.getInstanceNode() != null
                && error.getInstanceNode().isString()
                && error.getInstanceNode().asString().isEmpty();
        if (keyword.equals("required") || empty) {
            String missing = error.getProperty() == null ? "" : "/" + error.getProperty();
            return new Problem(at + missing, "rules.required", List.of(), error.getMessage());
        }
        return switch (keyword) {
            // the schema's one “not”: an address with a source that has none
            case "not" -> new Problem(at + "/url", "rules.not", List.of(), error.getMessage());
            // what the pattern is of: a definition or a property
            case "pattern" ->
                new Problem(
                        at,
                        "rules.pattern."
                                + error.getSchemaLocation().getFragment().getName(1),
                        List.of(),
                        error.getMessage());
            default -> new Problem(at, "rules." + keyword, List.of(), error.getMessage());
        };
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    private interface Visitor {
        void visit(String pointer, String name, String value);
    }

    private static void values(JsonNode node, String pointer, String name, Visitor visitor) {
        if (node.isString()) {
            visitor.visit(pointer, name, node.asString());
        }
        node.properties()
                .forEach(child -> values(child.getValue(), pointer + "/" + child.getKey(), child.getKey(), visitor));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            values(node.get(index), pointer + "/" + index, name, visitor);
        }
    }
}
