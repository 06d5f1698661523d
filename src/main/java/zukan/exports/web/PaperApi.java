package zukan.exports.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import zukan.catalog.CatalogPage;
import zukan.catalog.FigureStore;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperFilter;
import zukan.catalog.Plates;
import zukan.catalog.Vocabulary;
import zukan.catalog.VocabularyStore;
import zukan.platform.FromCatalog;
import zukan.platform.ZukanProperties;

/** The catalog as JSON: the same filters as the pages have. */
@FromCatalog
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Papers", description = "The entries of the catalog, with everything that is known of each.")
class PaperApi {

    private final PaperCatalog catalog;
    private final VocabularyStore vocabularies;
    private final FigureStore figures;
    private final ZukanProperties site;

    PaperApi(PaperCatalog catalog, VocabularyStore vocabularies, FigureStore figures, ZukanProperties site) {
        this.catalog = catalog;
        this.vocabularies = vocabularies;
        this.figures = figures;
        this.site = site;
    }

    /** @throws zukan.catalog.UnknownFilterValue for a value that no paper can have */
    @Operation(
            operationId = "papers",
            summary = "List papers",
            description =
                    "Parameters narrow the list down, and all of them combine. Of a search that finds more than 1000"
                            + " papers, the newest 1000 are listed and counted.")
    @ApiResponse(responseCode = "200", description = "A page of papers")
    @ApiResponse(responseCode = "400", description = "A parameter has a value that no paper can have")
    @GetMapping("/papers")
    PagedModel<PaperResource> papers(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Vocabulary vocabulary = vocabularies.read();
        PaperFilter filter = PaperFilter.from(parameters);
        catalog.requireKnown(filter, vocabulary);
        CatalogPage page = catalog.list(filter);
        Plates plates = figures.plates();
        List<PaperResource> content = catalog.contents(page).stream()
                .map(paper -> PaperResource.of(paper, vocabulary, plates, site))
                .toList();
        return new PagedModel<>(new PageImpl<>(content, PageRequest.of(filter.page(), filter.size()), page.total()));
    }

    @Operation(operationId = "paper", summary = "Read one paper")
    @ApiResponse(responseCode = "200", description = "The paper")
    @ApiResponse(responseCode = "404", description = "There is no such paper")
    @GetMapping("/papers/{slug}")
    PaperResource paper(
            @Parameter(description = "Its name in addresses", example = "wavenet") @PathVariable String slug) {
        return PaperResource.of(catalog.get(slug), vocabularies.read(), figures.plates(), site);
    }

    @Operation(
            operationId = "domains",
            summary = "List the domains and their topics",
            description = "In the survey's order.")
    @ApiResponse(responseCode = "200", description = "All of them")
    @GetMapping("/domains")
    List<Vocabulary.Domain> domains() {
        return vocabularies.read().domains();
    }
}
