package zukan.platform.web;

import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import zukan.platform.Language;

/** The doors: from the bare host, and from a language without its slash, to the home page. */
@Controller
class RootController {

    @GetMapping("/")
    ResponseEntity<Void> root(Locale locale) {
        return to("/" + Language.of(locale).code() + "/");
    }

    @GetMapping("/{language:ja|en}")
    ResponseEntity<Void> home(@PathVariable String language) {
        return to("/" + language + "/");
    }

    // relative on purpose: the browser resolves it, so that no Host header can lead a reader elsewhere
    private static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, path)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
