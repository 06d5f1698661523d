package zukan.catalog.web;

import java.util.List;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import zukan.catalog.ConceptCatalog;
import zukan.catalog.ConceptDetails;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Concept;
import zukan.platform.FromCatalog;
import zukan.platform.Language;
import zukan.platform.PageController;

/** What the terms mean, and which papers they belong to. */
@FromCatalog
@PageController
class ConceptController {

    private final ConceptCatalog concepts;

    ConceptController(ConceptCatalog concepts) {
        this.concepts = concepts;
    }

    /** @param senses at least one; a task and a method may share their slug, and then they share the page */
    record ConceptPage(List<ConceptDetails> senses) {

        public Concept concept() {
            return senses.get(0).concept();
        }
    }

    @GetMapping("/concepts")
    String list(@ModelAttribute("vocabulary") Vocabulary vocabulary, Locale locale, Model model) {
        model.addAttribute("glossary", concepts.glossary(vocabulary, Language.of(locale)));
        return "catalog/concepts";
    }

    @GetMapping("/concepts/{slug}")
    String show(@PathVariable String slug, @ModelAttribute("vocabulary") Vocabulary vocabulary, Model model) {
        model.addAttribute("page", new ConceptPage(concepts.details(slug, vocabulary)));
        return "catalog/concept";
    }
}
