package zukan.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import zukan.catalog.FigureStore;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;
import zukan.catalog.PaperPage;
import zukan.catalog.PaperRules;
import zukan.catalog.PaperRules.Problem;
import zukan.catalog.SurveyAnswers;
import zukan.catalog.Vocabulary;
import zukan.catalog.VocabularyStore;
import zukan.platform.Language;

/** Shows what is in the editor as readers would see it, in either language; nothing is stored. */
@Component
class EditorPreview {

    private final EditorForms forms;
    private final EditorPages pages;
    private final PaperRules rules;
    private final PaperEditing papers;
    private final PaperCatalog catalog;
    private final VocabularyStore vocabularies;
    private final FigureStore figures;
    private final SurveyAnswers answers;
    private final ThymeleafViewResolver views;
    private final Clock clock;

    EditorPreview(
            EditorForms forms,
            EditorPages pages,
            PaperRules rules,
            PaperEditing papers,
            PaperCatalog catalog,
            VocabularyStore vocabularies,
            FigureStore figures,
            SurveyAnswers answers,
            ThymeleafViewResolver views,
            Clock clock) {
        this.forms = forms;
        this.pages = pages;
        this.rules = rules;
        this.papers = papers;
        this.catalog = catalog;
        this.vocabularies = vocabularies;
        this.figures = figures;
        this.answers = answers;
        this.views = views;
        this.clock = clock;
    }

    /** The entry that the form holds, or what keeps it from being shown; the form stays as it is. */
    ModelAndView page(EditorForm sent, Language language) {
        EditorForm form = forms.stored(sent.fields());
        form.tidy();
        List<Problem> problems = new ArrayList<>(rules.problems(form.paper(), language.locale()));
        // what is still to be written leaves a gap; what makes no sense cannot be shown
        boolean showable = problems.stream().allMatch(problem -> problem.isMissing() && isText(problem.pointer()));
        Vocabulary vocabulary = vocabularies.read();
        PaperContent content = showable ? forms.content(form) : null;
        if (showable) {
            List<Problem> misfits = rules.inconsistencies(content, vocabulary, papers::isTaken);
            problems.addAll(misfits);
            showable = misfits.isEmpty();
        }
        pages.object(form, problems, language.locale());
        ModelAndView page = new ModelAndView(view("desk/preview", language));
        page.setStatus(showable ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("problems", pages.problems(form, language.locale()));
        page.addObject("vocabulary", vocabulary);
        if (showable) {
            page.addObject("page", PaperPage.of(catalog.preview(content, Instant.now(clock)), vocabulary));
            page.addObject("plates", figures.plates());
            page.addObject("questions", answers.questionsOf(content.slug()));
        }
        return page;
    }

    private static boolean isText(String pointer) {
        return pointer.endsWith("/ja")
                || pointer.endsWith("/en")
                || List.of("/title", "/shortName", "/slug").contains(pointer);
    }

    /** A page in another language than that of the desk. */
    private View view(String name, Language language) {
        try {
            return views.resolveViewName(name, language.locale());
        } catch (Exception unresolved) { // all that Spring's resolver declares; the names are ours
            throw new IllegalStateException(unresolved);
        }
    }
}
