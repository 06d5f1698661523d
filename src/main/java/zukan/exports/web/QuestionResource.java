package zukan.exports.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import zukan.catalog.PaperContent.Paragraph;
import zukan.catalog.Question;
import zukan.platform.Bilingual;
import zukan.platform.ZukanProperties;

/** A question as the API shows it; these names are a promise to programs. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "Question",
        description = "A doubt, a gap or a forecast of the survey's author, with what is known today")
record QuestionResource(
        @Schema(description = "Its name", example = "Q04") String code,

        @Schema(description = "Line of the survey's text") int line,

        @Schema(
                description = "Slug of the paper that it is about; null if it is about the whole domain",
                nullable = true)
        String paper,

        @Schema(description = "Slug of the domain in which it is asked")
        String domain,

        @Schema(description = "What the author says it as") Question.Kind kind,

        @Schema(description = "What the author asks, doubts or expects")
        Bilingual question,

        @Schema(description = "What became of it") Question.State state,

        @Schema(description = "Paragraphs of Markdown; for an open question, what is known so far")
        List<Paragraph> answer,

        Links links) {

    @Schema(name = "QuestionLinks", description = "Addresses that belong to a question")
    record Links(
            Bilingual html,

            @Schema(description = "The paper, or null", nullable = true)
            String paper) {}

    static QuestionResource of(Question question, ZukanProperties site) {
        return new QuestionResource(
                question.code(),
                question.line(),
                question.paper(),
                question.domain(),
                question.kind(),
                question.question(),
                question.state(),
                question.answer(),
                new Links(
                        new Bilingual(site.absolute("/ja" + question.path()), site.absolute("/en" + question.path())),
                        question.paper() == null ? null : site.absolute("/api/papers/" + question.paper())));
    }
}
