package zukan.suggestions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import zukan.platform.Language;
import zukan.platform.PlainText;
import zukan.platform.WebAddress;

/**
 * What a reader says: a paper that is missing, or something about an entry. It takes nothing from the reader but text, and
 * of that nothing that deceives; what is wrong with it, the constraints say.
 *
 * @param about what a report is about; null for a paper
 * @param title of the paper
 * @param url address of the paper; of a report, the new or the better address
 * @param arxivId as it was typed, in any form that {@link zukan.catalog.PastedWork} understands; so is doi
 * @param month in which the paper appeared, {@code 2016-05}
 * @param reason why it belongs here, or what is wrong; Markdown
 * @param lang the language that the reader writes in
 * @param creditName how the reader wants to be credited, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Complete
public record Proposal(
        @NotNull Kind kind,

        @Valid Subject about,

        @Size(max = 300, message = "{validation.length}") String title,

        @WebAddress String url,

        @Size(max = 200, message = "{validation.length}") String arxivId,

        @Size(max = 200, message = "{validation.length}") String doi,

        @Size(max = 60, message = "{validation.count}")
        List<@Size(max = 120, message = "{validation.length}") String> authors,

        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "{validation.domain}")
        String domain,

        @Pattern(regexp = "(19|20)[0-9]{2}-(0[1-9]|1[0-2])", message = "{validation.month}")
        String month,

        @Size(max = 4000, message = "{validation.length}") String reason,

        @Size(max = 20, message = "{validation.count}") List<@Valid Code> implementations,

        @NotNull Language lang,

        @Size(max = 80, message = "{validation.length}") String creditName) {

    public Proposal {
        title = PlainText.line(title);
        url = PlainText.line(url);
        arxivId = PlainText.line(arxivId);
        doi = PlainText.line(doi);
        authors = authors == null
                ? List.of()
                : authors.stream().map(PlainText::line).filter(Objects::nonNull).toList();
        domain = PlainText.line(domain);
        month = PlainText.line(month);
        reason = PlainText.of(reason);
        implementations = implementations == null
                ? List.of()
                : implementations.stream()
                        .filter(Objects::nonNull)
                        .filter(code -> code.framework() != null || code.url() != null)
                        .toList();
        creditName = PlainText.line(creditName);
    }

    /** What kind of thing a reader sends. */
    public enum Kind {
        PAPER,
        ERROR,
        DEAD_LINK,
        MISSING_CODE,
        TRANSLATION,
        ANSWER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The part of the catalog that a report is about.
     *
     * @param paper slug of the entry
     * @param part which part of it
     * @param target which of several: the address of an implementation or reference, the code of a question; else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Subject(
            @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 80)
            String paper,

            @NotNull Part part,

            @Size(max = 500) String target) {

        public Subject {
            part = part == null ? Part.PAPER : part;
            target = PlainText.line(target);
        }

        /** The parts that a report can be about. */
        public enum Part {
            PAPER,
            IMPLEMENTATION,
            REFERENCE,
            QUESTION;

            @JsonValue
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Code for the paper: which framework it uses (any name), and where it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Code(
            @Size(max = 40, message = "{validation.length}") String framework,

            @NotNull(message = "{validation.codeAddress}") @WebAddress
            String url) {

        public Code {
            framework = PlainText.line(framework);
            url = PlainText.line(url);
        }
    }
}
