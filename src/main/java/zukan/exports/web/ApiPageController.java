package zukan.exports.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** The description of the API for people. */
@FromCatalog
@PageController
class ApiPageController {

    /** The kinds of problems that the API tells by their type; the page explains each at this anchor. */
    private static final List<String> PROBLEMS = List.of(
            "idempotency-key",
            "unreadable",
            "parameter",
            "invalid",
            "key-reused",
            "already-known",
            "too-many",
            "unknown-code");

    private final ApiDescription description;

    ApiPageController(ApiDescription description) {
        this.description = description;
    }

    @GetMapping("/api")
    String api(HttpServletRequest request, Model model) {
        model.addAttribute("api", ApiPage.of(description.model(request)));
        model.addAttribute("problems", PROBLEMS);
        return "exports/api";
    }
}
