package zukan.catalog.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import zukan.catalog.Criterion;
import zukan.catalog.DomainNotFound;
import zukan.catalog.PaperCard;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperFilter;
import zukan.catalog.SearchQuery;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Domain;
import zukan.catalog.Vocabulary.Topic;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** A domain as a chapter, in the survey's order. */
@FromCatalog
@PageController
class DomainController {

    private final PaperCatalog catalog;

    DomainController(PaperCatalog catalog) {
        this.catalog = catalog;
    }

    /** @param topic null for papers of the domain that have none */
    record Section(Topic topic, List<PaperCard> papers) {}

    record DomainPage(Domain domain, List<Section> sections, Domain previous, Domain next) {}

    @GetMapping("/domains/{slug}")
    String show(@PathVariable String slug, @ModelAttribute("vocabulary") Vocabulary vocabulary, Model model) {
        Domain domain = vocabulary.domains().stream()
                .filter(candidate -> candidate.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new DomainNotFound(slug, vocabulary.domains()));
        PaperFilter filter = new PaperFilter(
                Map.of(Criterion.DOMAIN, slug), SearchQuery.NONE, PaperFilter.Sort.SURVEY, 0, PaperFilter.LARGEST_PAGE);
        List<Domain> domains = vocabulary.domains();
        int at = domains.indexOf(domain);
        model.addAttribute(
                "page",
                new DomainPage(
                        domain,
                        sections(domain, catalog.list(filter).cards()),
                        at == 0 ? null : domains.get(at - 1),
                        at == domains.size() - 1 ? null : domains.get(at + 1)));
        return "catalog/domain";
    }

    private static List<Section> sections(Domain domain, List<PaperCard> cards) {
        List<Section> sections = new ArrayList<>();
        List<PaperCard> loose =
                cards.stream().filter(card -> card.topic() == null).toList();
        if (!loose.isEmpty()) {
            sections.add(new Section(null, loose));
        }
        for (Topic topic : domain.topics()) {
            sections.add(new Section(
                    topic,
                    cards.stream()
                            .filter(card -> topic.slug().equals(card.topic()))
                            .toList()));
        }
        return sections;
    }
}
