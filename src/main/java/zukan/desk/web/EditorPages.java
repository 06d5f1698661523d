package zukan.desk.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import zukan.catalog.ConceptKind;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperRules.Problem;
import zukan.catalog.Vocabulary;
import zukan.catalog.VocabularyStore;
import zukan.desk.SuggestedEntry;
import zukan.desk.web.EditorForm.Option;
import zukan.desk.web.EditorPage.Choices;
import zukan.desk.web.EditorPage.Notice;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestions;

/** Puts the form and what is said about it into a page, in the curator's language. */
@Component
class EditorPages {

    private final EditorForms forms;
    private final PaperCatalog catalog;
    private final VocabularyStore vocabularies;
    private final Suggestions suggestions;
    private final MessageSource messages;

    EditorPages(
            EditorForms forms,
            PaperCatalog catalog,
            VocabularyStore vocabularies,
            Suggestions suggestions,
            MessageSource messages) {
        this.forms = forms;
        this.catalog = catalog;
        this.vocabularies = vocabularies;
        this.suggestions = suggestions;
        this.messages = messages;
    }

    /** A problem for the summary above the form; id is that of the field. */
    record LabelledProblem(String id, String label, String message) {}

    /** What two people changed; id is that of the field. */
    record LabelledDifference(String id, String label, Merge.Difference difference) {}

    ModelAndView page(Sent sent, Notice notice, HttpStatus status) {
        EditorForm form = sent.form();
        Locale locale = sent.locale();
        Long number = sent.basis().suggestion();
        Suggestion suggestion = number == null ? null : suggestions.get(number);
        LocalDate guess = suggestion == null ? null : SuggestedEntry.guessedDate(suggestion.proposal());
        ModelAndView page = new ModelAndView("desk/editor");
        page.setStatus(status);
        page.addObject("page", new EditorPage(form, sent.paper(), sent.basis(), suggestion, choices(locale), notice));
        page.addObject("problems", problems(form, locale));
        page.addObject(
                "guessed",
                sent.paper() == null
                        && guess != null
                        && form.value("submittedOn").equals(guess.toString()));
        if (notice.merge() != null) {
            page.addObject(
                    "taken",
                    notice.merge().taken().stream()
                            .map(path -> label(path, locale))
                            .toList());
            page.addObject(
                    "differences",
                    notice.merge().differences().entrySet().stream()
                            .map(one -> new LabelledDifference(
                                    EditorForm.id(one.getKey()), label(one.getKey(), locale), one.getValue()))
                            .toList());
        }
        return page;
    }

    /** Says the problems at the fields. */
    void object(EditorForm form, List<Problem> problems, Locale locale) {
        problems.forEach(problem -> form.object(problem.pointer(), messages.getMessage(problem, locale)));
    }

    List<LabelledProblem> problems(EditorForm form, Locale locale) {
        return form.problems().entrySet().stream()
                .map(problem -> new LabelledProblem(
                        EditorForm.id(problem.getKey()), label(problem.getKey(), locale), problem.getValue()))
                .toList();
    }

    /** What a path is called: “Code 2 › Note › English”. */
    private String label(String path, Locale locale) {
        List<String> parts = new ArrayList<>();
        for (String part : path.replaceFirst("^sections\\.", "").split("\\.")) {
            String name = EditorForm.name(part);
            String number = part.equals(name) ? "" : " " + (Integer.parseInt(part.replaceAll("\\D", "")) + 1);
            String key = List.of("ja", "en").contains(name)
                    ? "language."
                    : forms.isSection(name) ? "section." : "editor.field.";
            parts.add(messages.getMessage(key + name, null, locale) + number);
        }
        return String.join(" › ", parts);
    }

    private Choices choices(Locale locale) {
        Vocabulary vocabulary = vocabularies.read();
        return new Choices(
                vocabulary.domains().stream()
                        .map(domain -> new Option(domain.slug(), domain.name().in(locale)))
                        .toList(),
                vocabulary.domains().stream()
                        .flatMap(domain -> domain.topics().stream()
                                .map(topic -> new Option(
                                        topic.slug(),
                                        domain.name().in(locale) + " › "
                                                + topic.name().in(locale))))
                        .toList(),
                concepts(vocabulary, ConceptKind.TASK, locale),
                concepts(vocabulary, ConceptKind.METHOD, locale),
                concepts(vocabulary, ConceptKind.DATASET, locale),
                vocabulary.frameworks().stream()
                        .map(framework -> new Option(framework.slug(), framework.name()))
                        .toList(),
                forms.evidence().stream()
                        .map(code -> new Option(code, messages.getMessage("evidence." + code, null, locale)))
                        .toList(),
                catalog.works().stream()
                        .map(work -> new Option(
                                work.slug(),
                                work.background()
                                        ? messages.getMessage("editor.background", new Object[] {work.name()}, locale)
                                        : work.name()))
                        .toList());
    }

    private static List<Option> concepts(Vocabulary vocabulary, ConceptKind kind, Locale locale) {
        return vocabulary
                .concepts(kind)
                .map(concept -> new Option(concept.slug(), concept.name().in(locale)))
                .toList();
    }
}
