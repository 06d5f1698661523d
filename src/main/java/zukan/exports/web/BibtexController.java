package zukan.exports.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import zukan.catalog.PaperCatalog;
import zukan.exports.Bibtex;
import zukan.platform.FromCatalog;

/** A paper's citation as a file. */
@FromCatalog
@RestController
class BibtexController {

    private static final MediaType BIBTEX = new MediaType("application", "x-bibtex", StandardCharsets.UTF_8);

    private final PaperCatalog catalog;
    private final Bibtex bibtex;

    BibtexController(PaperCatalog catalog, Bibtex bibtex) {
        this.catalog = catalog;
        this.bibtex = bibtex;
    }

    @GetMapping("/papers/{slug}.bib")
    ResponseEntity<String> bibtex(@PathVariable String slug) {
        return ResponseEntity.ok()
                .contentType(BIBTEX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(slug + ".bib")
                                .build()
                                .toString())
                .body(bibtex.entry(catalog.get(slug)));
    }
}
