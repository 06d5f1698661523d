package zukan.catalog.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import zukan.catalog.SurveyAnswers;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** 「正誤表」: where the survey and the literature disagree, as a page and as a letter to the survey's author. */
@FromCatalog
@PageController
class ErrataController {

    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);

    private final SurveyAnswers answers;
    private final ErrataLetter letter;

    ErrataController(SurveyAnswers answers, ErrataLetter letter) {
        this.answers = answers;
        this.letter = letter;
    }

    @GetMapping("/errata")
    String show(Model model) {
        model.addAttribute("errata", answers.errata());
        return "catalog/errata";
    }

    @GetMapping("/errata.md")
    ResponseEntity<String> letter(Locale locale) {
        return ResponseEntity.ok().contentType(MARKDOWN).body(letter.of(answers.errata(), locale));
    }
}
