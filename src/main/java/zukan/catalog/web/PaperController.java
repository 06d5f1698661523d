package zukan.catalog.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperDetails;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Framework;
import zukan.platform.PageController;

/** The entry of a paper. */
@PageController
class PaperController {

    private final PaperCatalog catalog;

    PaperController(PaperCatalog catalog) {
        this.catalog = catalog;
    }

    /** The code of one framework, the official first. */
    record CodeGroup(Framework framework, List<Implementation> implementations) {

        public boolean isOfficial() {
            return implementations.stream().anyMatch(Implementation::official);
        }
    }

    /** @param code groups with official code first, then by how alive their framework is */
    record PaperPage(PaperDetails paper, List<CodeGroup> code) {

        public boolean isRunnableToday() {
            return code.stream().anyMatch(group -> group.framework().life() == Framework.Life.ACTIVE);
        }
    }

    @GetMapping("/papers/{slug}")
    Object show(
            @PathVariable String language,
            @PathVariable String slug,
            @ModelAttribute("vocabulary") Vocabulary vocabulary) {
        Optional<String> renamed = catalog.presentSlug(slug);
        if (renamed.isPresent()) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, "/" + language + "/papers/" + renamed.get())
                    .build();
        }
        PaperDetails paper = catalog.details(slug);
        return new ModelAndView(
                "catalog/paper",
                Map.of("page", new PaperPage(paper, code(paper.content().implementations(), vocabulary))));
    }

    private static List<CodeGroup> code(List<Implementation> implementations, Vocabulary vocabulary) {
        Map<String, List<Implementation>> byFramework = new LinkedHashMap<>();
        implementations.stream()
                .sorted(Comparator.comparing(Implementation::official).reversed())
                .forEach(implementation -> byFramework
                        .computeIfAbsent(implementation.framework(), framework -> new ArrayList<>())
                        .add(implementation));
        return byFramework.entrySet().stream()
                .map(entry -> new CodeGroup(vocabulary.framework(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(CodeGroup::isOfficial)
                        .reversed()
                        .thenComparing(group -> group.framework().life()))
                .toList();
    }
}
