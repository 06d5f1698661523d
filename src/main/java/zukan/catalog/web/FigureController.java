package zukan.catalog.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import zukan.catalog.FigureStore;
import zukan.catalog.Plate;
import zukan.platform.FromCatalog;
import zukan.platform.Language;

/** The plates as files. */
@FromCatalog
@RestController
class FigureController {

    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final FigureStore figures;

    FigureController(FigureStore figures) {
        this.figures = figures;
    }

    /**
     * What cards take their part from, the same for all languages and themes.
     *
     * @param v the hash that a page names, which changes with the file; with another the file is not kept for long
     */
    @GetMapping("/figures/{name}.svg")
    ResponseEntity<String> card(@PathVariable String name, @RequestParam(required = false) String v) {
        Plate plate = plate(name);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(SVG);
        if (plate.hash().equals(v)) {
            answer.cacheControl(FOR_EVER);
        }
        return answer.body(plate.card());
    }

    /** The whole figure in one language, to be looked at by itself; it may have its own style sheet and nothing else. */
    @GetMapping("/{language:ja|en}/figures/{name}.svg")
    ResponseEntity<String> alone(@PathVariable String name, Locale locale, HttpServletResponse response) {
        String svg = plate(name).alone(Language.of(locale));
        // in place of the site's policy, which allows no sheet inside
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src '" + hashOfSheet(svg) + "'; base-uri 'none'; frame-ancestors 'none'");
        return ResponseEntity.ok().contentType(SVG).body(svg);
    }

    private Plate plate(String name) {
        return figures.plates()
                .named(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no figure " + name));
    }

    private static String hashOfSheet(String svg) {
        String sheet = svg.substring(svg.indexOf("<style>") + "<style>".length(), svg.indexOf("</style>"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
