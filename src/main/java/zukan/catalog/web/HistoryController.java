package zukan.catalog.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import zukan.catalog.ComparedRevision;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperHistory;
import zukan.catalog.Revision;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** What became of an entry, for everybody to read: also of one that is withdrawn. */
@FromCatalog
@PageController
class HistoryController {

    private final PaperHistory history;
    private final PaperCatalog catalog;

    HistoryController(PaperHistory history, PaperCatalog catalog) {
        this.history = history;
        this.catalog = catalog;
    }

    /** @param revisions the newest first */
    record HistoryPage(List<ComparedRevision> revisions) {

        public Revision latest() {
            return revisions.get(0).revision();
        }

        public boolean isWithdrawn() {
            return latest().kind() == Revision.Kind.WITHDRAWN;
        }
    }

    /** @param latest number of the newest revision */
    record RevisionPage(ComparedRevision compared, int latest) {}

    @GetMapping("/papers/{slug}/history")
    Object history(@PathVariable String language, @PathVariable String slug) {
        List<ComparedRevision> revisions = history.compared(slug);
        return revisions.isEmpty()
                ? elsewhere(language, slug, "")
                : new ModelAndView("catalog/history", Map.of("page", new HistoryPage(revisions)));
    }

    @GetMapping("/papers/{slug}/history/{number:[1-9][0-9]{0,8}}")
    Object revision(@PathVariable String language, @PathVariable String slug, @PathVariable int number) {
        Optional<Revision> latest = history.latest(slug);
        if (latest.isEmpty()) {
            return elsewhere(language, slug, "/" + number);
        }
        ComparedRevision compared = history.compared(slug, number)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no revision " + number));
        return new ModelAndView(
                "catalog/revision",
                Map.of("page", new RevisionPage(compared, latest.get().number())));
    }

    /** Where the history of a former slug is now; else the answer is that there is no such paper. */
    private ResponseEntity<Void> elsewhere(String language, String slug, String rest) {
        String present =
                catalog.presentSlug(slug).orElseGet(() -> catalog.get(slug).slug());
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, "/" + language + "/papers/" + present + "/history" + rest)
                .build();
    }
}
