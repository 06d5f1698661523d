package zukan.catalog.web;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import zukan.catalog.ConceptKind;
import zukan.catalog.PaperCatalog;
import zukan.catalog.Vocabulary;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** Where each technique was found, and in what order. */
@FromCatalog
@PageController
class TechniqueController {

    /** So many papers are named in a cell; its list has them all. */
    private static final int MOST_NAMED = 6;

    private final PaperCatalog catalog;

    TechniqueController(PaperCatalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/techniques")
    String show(@ModelAttribute("vocabulary") Vocabulary vocabulary, Model model) {
        model.addAttribute("spreads", catalog.spreads(vocabulary, MOST_NAMED));
        model.addAttribute("methodKind", ConceptKind.METHOD);
        return "catalog/techniques";
    }
}
