package zukan.catalog.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperPage;
import zukan.catalog.SurveyAnswers;
import zukan.catalog.Vocabulary;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** The entry of a paper. */
@FromCatalog
@PageController
class PaperController {

    private final PaperCatalog catalog;
    private final SurveyAnswers answers;

    PaperController(PaperCatalog catalog, SurveyAnswers answers) {
        this.catalog = catalog;
        this.answers = answers;
    }

    @GetMapping("/papers/{slug}")
    Object show(
            @PathVariable String language,
            @PathVariable String slug,
            @ModelAttribute("vocabulary") Vocabulary vocabulary) {
        Optional<String> renamed = catalog.presentSlug(slug);
        if (renamed.isPresent()) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, "/" + language + "/papers/" + renamed.get())
                    .build();
        }
        return new ModelAndView(
                "catalog/paper",
                Map.of(
                        "page",
                        PaperPage.of(catalog.details(slug), vocabulary),
                        "questions",
                        answers.questionsOf(slug)));
    }
}
