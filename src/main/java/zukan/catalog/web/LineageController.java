package zukan.catalog.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import zukan.catalog.Lineage;
import zukan.catalog.LineageStore;
import zukan.catalog.PaperCatalog;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** Who builds on whom, of the survey as a whole or around one work. */
@FromCatalog
@PageController
class LineageController {

    /** How large the drawing can be shown; its address says so, so that a script is not needed. */
    enum Zoom {
        HALF("0.5"),
        THREE_QUARTERS("0.75"),
        NATURAL("1"),
        LARGE("1.5"),
        DOUBLE("2");

        private final String factor;

        Zoom(String factor) {
            this.factor = factor;
        }

        /** How many times the natural size. */
        public double factor() {
            return Double.parseDouble(factor);
        }

        public int percent() {
            return (int) Math.round(factor() * 100);
        }

        static Zoom of(String factor) {
            return Arrays.stream(values())
                    .filter(zoom -> zoom.factor.equals(factor))
                    .findFirst()
                    .orElseThrow(UnknownZoom::new);
        }
    }

    /**
     * @param drawing null if it could not be drawn
     * @param paper slug of the work in the address, or null
     */
    record LineagePage(Lineage lineage, LineageDrawing drawing, String paper, Zoom zoom) {

        public List<Zoom> zooms() {
            return List.of(Zoom.values());
        }

        public List<String> kinds() {
            return Lineage.KINDS;
        }

        /** Where the same is shown at another size, without language. */
        public String path(Zoom other) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/lineage");
            if (paper != null) {
                address.queryParam("paper", paper);
            }
            if (other != Zoom.NATURAL) {
                address.queryParam("zoom", other.factor);
            }
            return address.build().encode().toUriString();
        }

        /** How long a natural length is at this size. */
        public long length(int natural) {
            return Math.round(natural * zoom.factor());
        }
    }

    private final LineageStore lineages;
    private final LineageDrawings drawings;
    private final PaperCatalog catalog;

    LineageController(LineageStore lineages, LineageDrawings drawings, PaperCatalog catalog) {
        this.lineages = lineages;
        this.drawings = drawings;
        this.catalog = catalog;
    }

    @GetMapping("/lineage")
    Object show(
            @PathVariable String language,
            @RequestParam(required = false) String paper,
            @RequestParam(defaultValue = "1") String zoom) {
        Zoom size = Zoom.of(zoom);
        if (paper == null || paper.isBlank()) {
            return page(lineages.whole(), null, size);
        }
        Optional<Lineage> around = lineages.around(paper);
        if (around.isPresent()) {
            return page(around.get(), paper, size);
        }
        Optional<String> renamed = catalog.presentSlug(paper);
        if (renamed.isPresent()) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .location(UriComponentsBuilder.fromPath("/" + language + "/lineage")
                            .queryParam("paper", renamed.get())
                            .build()
                            .encode()
                            .toUri())
                    .build();
        }
        // says that there is none, or none any more, and what is near
        return catalog.get(paper);
    }

    private ModelAndView page(Lineage lineage, String paper, Zoom zoom) {
        LineageDrawing drawing = drawings.of(lineage).orElse(null);
        return new ModelAndView("catalog/lineage").addObject("page", new LineagePage(lineage, drawing, paper, zoom));
    }
}
