package zukan.suggestions.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Kind;

/**
 * What a program may say of a paper that is missing: less than a {@link Proposal} holds, since what kind of thing it is and
 * what it is about are not the program's to choose. Empty fields are null.
 */
@Schema(description = "A paper to suggest. A title or an address (url, arxivId or doi) is enough.")
record SuggestionRequest(
        @Schema(description = "Title of the paper", maxLength = 300, example = "Wide Residual Networks")
        String title,

        @Schema(
                description = "Public address of the paper, http or https, without credentials",
                maxLength = 500,
                example = "https://arxiv.org/abs/1605.07146")
        String url,

        @Schema(
                description = "arXiv identifier, old or new, with or without version, also as an address",
                maxLength = 200,
                example = "1605.07146")
        String arxivId,

        @Schema(description = "DOI, with or without resolver", maxLength = 200, example = "10.5244/C.30.87")
        String doi,

        @Schema(description = "Authors in order", example = "[\"Sergey Zagoruyko\", \"Nikos Komodakis\"]")
        List<String> authors,

        @Schema(description = "Slug of one of GET /api/domains", example = "image")
        String domain,

        @Schema(
                description = "Month of the first version",
                pattern = "(19|20)[0-9]{2}-(0[1-9]|1[0-2])",
                example = "2016-05")
        String month,

        @Schema(
                description = "Why it belongs into the catalog; Markdown",
                maxLength = 4000,
                example = "Width instead of depth: *16 layers* are enough.")
        String reason,

        @Schema(description = "Code for the paper; at most 20")
        List<Implementation> implementations,

        @Schema(
                description = "Language that title and reason are written in; that of Accept-Language if not said,"
                        + " otherwise Japanese")
        Language lang,

        @Schema(description = "Name to be credited by in public, if any", maxLength = 80, example = "A. Reader")
        String creditName,

        @Schema(
                description = "Send it although the same title is in the catalog, or the same work was declined before",
                example = "false")
        Boolean insists) {

    /** Code for the paper. */
    @Schema(name = "SuggestedImplementation", description = "Code for the paper")
    record Implementation(
            @Schema(description = "Any name of a framework", maxLength = 40, example = "Torch")
            String framework,

            @Schema(
                    description = "Where the code is",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = 500,
                    example = "https://github.com/szagoruyko/wide-residual-networks")
            String url) {}

    /** @param otherwise the language, if none is said */
    Proposal proposal(Language otherwise) {
        return new Proposal(
                Kind.PAPER,
                null,
                title,
                url,
                arxivId,
                doi,
                authors,
                domain,
                month,
                reason,
                implementations == null
                        ? null
                        : implementations.stream()
                                .map(code -> code == null ? null : new Proposal.Code(code.framework(), code.url()))
                                .toList(),
                lang == null ? otherwise : lang,
                creditName);
    }
}
