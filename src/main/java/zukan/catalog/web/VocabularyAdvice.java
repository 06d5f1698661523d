package zukan.catalog.web;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import zukan.catalog.Vocabulary;
import zukan.catalog.VocabularyStore;
import zukan.platform.PageController;

/** Every page names domains: in its header, and most in their content. */
@ControllerAdvice(annotations = PageController.class)
class VocabularyAdvice {

    private final VocabularyStore vocabulary;

    VocabularyAdvice(VocabularyStore vocabulary) {
        this.vocabulary = vocabulary;
    }

    @ModelAttribute("vocabulary")
    Vocabulary vocabulary() {
        return vocabulary.read();
    }
}
