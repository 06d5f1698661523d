package zukan.catalog.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import zukan.catalog.CatalogPage;
import zukan.catalog.Criterion;
import zukan.catalog.DomainNotFound;
import zukan.catalog.PaperCard;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperFilter;
import zukan.catalog.PaperPage;
import zukan.catalog.SearchQuery;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Domain;
import zukan.catalog.Vocabulary.Topic;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** A domain as a chapter, in the survey's order; and as a booklet of its whole entries, for paper. */
@FromCatalog
@PageController
class DomainController {

    /** So many entries make a booklet: a shelf holds no thicker one, and they are read in one batch. */
    static final int MOST_ENTRIES = 50;

    private final PaperCatalog catalog;

    DomainController(PaperCatalog catalog) {
        this.catalog = catalog;
    }

    /** @param topic null for papers of the domain that have none */
    record Section(Topic topic, List<PaperCard> papers) {}

    record DomainPage(Domain domain, List<Section> sections, Domain previous, Domain next) {}

    /**
     * @param contents the sections that have entries here
     * @param entries in the order of the contents
     * @param total how many papers the domain has, of which at most {@link #MOST_ENTRIES} are here
     */
    record Booklet(Domain domain, List<Section> contents, List<PaperPage> entries, long total) {}

    @GetMapping("/domains/{slug}")
    String show(@PathVariable String slug, @ModelAttribute("vocabulary") Vocabulary vocabulary, Model model) {
        Domain domain = domain(slug, vocabulary);
        List<Domain> domains = vocabulary.domains();
        int at = domains.indexOf(domain);
        model.addAttribute(
                "page",
                new DomainPage(
                        domain,
                        sections(domain, list(slug, PaperFilter.LARGEST_PAGE).cards()),
                        at == 0 ? null : domains.get(at - 1),
                        at == domains.size() - 1 ? null : domains.get(at + 1)));
        return "catalog/domain";
    }

    @GetMapping("/domains/{slug}/booklet")
    String booklet(@PathVariable String slug, @ModelAttribute("vocabulary") Vocabulary vocabulary, Model model) {
        Domain domain = domain(slug, vocabulary);
        CatalogPage papers = list(slug, MOST_ENTRIES);
        List<Section> contents = sections(domain, papers.cards()).stream()
                .filter(section -> !section.papers().isEmpty())
                .toList();
        List<String> slugs = contents.stream()
                .flatMap(section -> section.papers().stream())
                .map(PaperCard::slug)
                .toList();
        List<PaperPage> entries = catalog.details(slugs).stream()
                .map(details -> PaperPage.of(details, vocabulary))
                .toList();
        model.addAttribute("booklet", new Booklet(domain, contents, entries, papers.total()));
        return "catalog/booklet";
    }

    private CatalogPage list(String domain, int most) {
        return catalog.list(
                new PaperFilter(Map.of(Criterion.DOMAIN, domain), SearchQuery.NONE, PaperFilter.Sort.SURVEY, 0, most));
    }

    private static Domain domain(String slug, Vocabulary vocabulary) {
        return vocabulary.domains().stream()
                .filter(candidate -> candidate.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new DomainNotFound(slug, vocabulary.domains()));
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
