package zukan.catalog.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import zukan.catalog.ConceptKind;
import zukan.catalog.PaperDiff.Difference;
import zukan.catalog.Vocabulary;
import zukan.platform.Language;

/** Says in the reader's words what a diff names in codes; what nobody has given words yet stays as it is. */
@Component("diffWords")
class DiffWords {

    /** How messages name the codes of a field; its path is without the names of sections. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("origin", "origin."),
            Map.entry("sections.source.kind", "source."),
            Map.entry("datasets.role", "role."),
            Map.entry("implementations.inArticle", "inArticle."),
            Map.entry("implementations.evidence", "evidence."),
            Map.entry("references.kind", "reference."),
            Map.entry("references.lang", "language."),
            Map.entry("references.inArticle", "inArticle."),
            Map.entry("references.evidence", "evidence."),
            Map.entry("relations.kind", "relation."),
            Map.entry("implementations.today.runs", "today.runs."),
            Map.entry("implementations.today.weights", "today.weights."),
            Map.entry("implementations.today.evidence", "evidence."));

    private final MessageSource messages;

    DiffWords(MessageSource messages) {
        this.messages = messages;
    }

    /** What a field is called. */
    public String label(List<String> path) {
        String name = path.get(path.size() - 1);
        return message((path.size() == 2 && path.get(0).equals("sections") ? "section." : "field.") + name)
                .orElse(name);
    }

    /** What happened to a field, where there are words for that, such as for a ★; else what it is called. */
    public String summary(Difference difference) {
        return message("diff." + difference.name() + "."
                        + difference.kind().name().toLowerCase(Locale.ROOT))
                .filter(summary -> difference.path().size() == 1)
                .orElseGet(() -> label(difference.path()));
    }

    /** Whether a value is a code or a yes or no, which changes as a whole. */
    public boolean isCode(Difference difference, Vocabulary vocabulary) {
        String value = difference.before() == null ? difference.after() : difference.before();
        return value != null && !value(difference, value, vocabulary).equals(value);
    }

    /** What a value is called. */
    public String value(Difference difference, String value, Vocabulary vocabulary) {
        List<String> path = difference.path();
        String field = path.get(0).equals("sections") && path.size() > 1
                ? String.join(".", path.subList(0, 1)) + "." + String.join(".", path.subList(2, path.size()))
                : String.join(".", path);
        if (value.equals("true")) {
            return message("diff.true." + field).or(() -> message("diff.true")).orElse(value);
        }
        return Optional.ofNullable(CODES.get(field))
                .flatMap(prefix -> message(prefix + value))
                .or(() -> term(field, value, vocabulary))
                .orElse(value);
    }

    /** The language that a value is written in, or null if that is the page's. */
    public String language(Difference difference) {
        return Language.of(difference.name()).map(Language::code).orElse(null);
    }

    private static Optional<String> term(String field, String slug, Vocabulary vocabulary) {
        Locale locale = LocaleContextHolder.getLocale();
        return switch (field) {
            case "domain" ->
                vocabulary.domains().stream()
                        .filter(domain -> domain.slug().equals(slug))
                        .map(domain -> domain.name().in(locale))
                        .findFirst();
            case "topic" -> vocabulary.topic(slug).map(topic -> topic.name().in(locale));
            case "tasks" -> concept(ConceptKind.TASK, slug, vocabulary);
            case "methods" -> concept(ConceptKind.METHOD, slug, vocabulary);
            case "datasets.concept" -> concept(ConceptKind.DATASET, slug, vocabulary);
            case "implementations.framework" ->
                vocabulary.frameworks().stream()
                        .filter(framework -> framework.slug().equals(slug))
                        .map(Vocabulary.Framework::name)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static Optional<String> concept(ConceptKind kind, String slug, Vocabulary vocabulary) {
        return vocabulary
                .concepts(kind)
                .filter(concept -> concept.slug().equals(slug))
                .map(concept -> concept.name().in(LocaleContextHolder.getLocale()))
                .findFirst();
    }

    private Optional<String> message(String code) {
        return Optional.ofNullable(messages.getMessage(code, null, null, LocaleContextHolder.getLocale()));
    }
}
