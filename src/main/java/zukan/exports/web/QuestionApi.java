package zukan.exports.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zukan.catalog.QuestionEntry;
import zukan.catalog.QuestionFilter;
import zukan.catalog.SurveyAnswers;
import zukan.platform.FromCatalog;
import zukan.platform.ZukanProperties;

/** The questions of the survey's author as JSON: the same filter as the page has. */
@FromCatalog
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Questions",
        description = "What the survey's author doubted, left open or foretold, and what is known today.")
class QuestionApi {

    private final SurveyAnswers answers;
    private final ZukanProperties site;

    QuestionApi(SurveyAnswers answers, ZukanProperties site) {
        this.answers = answers;
        this.site = site;
    }

    /** @throws zukan.catalog.UnknownFilterValue for a state that no question can be in */
    @Operation(
            operationId = "questions",
            summary = "List the questions of the survey's author",
            description = "In the survey's order.")
    @Parameter(
            name = "state",
            description = "Only those in this state",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"answered", "came-true", "did-not", "disputed", "open"}))
    @ApiResponse(responseCode = "200", description = "All that fit")
    @ApiResponse(responseCode = "400", description = "There is no such state")
    @GetMapping("/questions")
    List<QuestionResource> questions(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        QuestionFilter filter = QuestionFilter.from(parameters);
        return answers.questions().stream()
                .map(QuestionEntry::question)
                .filter(filter::takes)
                .map(question -> QuestionResource.of(question, site))
                .toList();
    }
}
