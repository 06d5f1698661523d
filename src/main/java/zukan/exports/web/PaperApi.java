package zukan.exports.web;

import java.util.List;
import java.util.Map;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.web.PagedModel;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperFilter;
import zukan.catalog.Vocabulary;
import zukan.catalog.VocabularyStore;
import zukan.platform.ZukanProperties;

/** The catalog as JSON: the same filters as the pages have. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class PaperApi {

    private final PaperCatalog catalog;
    private final VocabularyStore vocabularies;
    private final ZukanProperties site;

    PaperApi(PaperCatalog catalog, VocabularyStore vocabularies, ZukanProperties site) {
        this.catalog = catalog;
        this.vocabularies = vocabularies;
        this.site = site;
    }

    /** @throws zukan.catalog.UnknownFilterValue for a value that no paper can have */
    @GetMapping("/papers")
    PagedModel<PaperResource> papers(@RequestParam Map<String, String> parameters) {
        Vocabulary vocabulary = vocabularies.read();
        PaperFilter filter = PaperFilter.from(parameters);
        catalog.requireKnown(filter, vocabulary);
        List<PaperResource> content = catalog.contents(filter).stream()
                .map(paper -> PaperResource.of(paper, vocabulary, site))
                .toList();
        return new PagedModel<>(
                new PageImpl<>(content, PageRequest.of(filter.page(), filter.size()), catalog.count(filter)));
    }

    @GetMapping("/papers/{slug}")
    PaperResource paper(@PathVariable String slug) {
        return PaperResource.of(catalog.get(slug), vocabularies.read(), site);
    }

    @GetMapping("/domains")
    List<Vocabulary.Domain> domains() {
        return vocabularies.read().domains();
    }
}
