package zukan.suggestions.web;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import zukan.catalog.Likeness;
import zukan.platform.Bilingual;
import zukan.platform.ZukanProperties;
import zukan.suggestions.AlreadyKnown;
import zukan.suggestions.KeyReused;
import zukan.suggestions.KnownWork;
import zukan.suggestions.KnownWork.Earlier;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.SuggestionNotFound;

/** What is wrong with a request about suggestions, as problem details (RFC 9457). */
@RestControllerAdvice(assignableTypes = SuggestionApi.class)
class SuggestionProblems extends ResponseEntityExceptionHandler {

    private final ZukanProperties site;

    SuggestionProblems(ZukanProperties site) {
        this.site = site;
    }

    ErrorResponseException unfitKey() {
        return thrown(problem(
                HttpStatus.BAD_REQUEST,
                "idempotency-key",
                "The Idempotency-Key is missing or unfit",
                "Send a header Idempotency-Key of 8 to 200 visible ASCII characters, a new one (such as a UUID) for each"
                        + " suggestion and the same one when you send it again."));
    }

    ErrorResponseException unreadable(String why) {
        return thrown(problem(
                HttpStatus.BAD_REQUEST, "unreadable", "The body is not JSON", "The body cannot be read: " + why));
    }

    ErrorResponseException unfitParameter(String detail) {
        return thrown(
                problem(HttpStatus.BAD_REQUEST, "parameter", "A parameter has a value that it cannot have", detail));
    }

    /** @param paper the entry with the same title */
    ErrorResponseException sameTitle(String paper) {
        ProblemDetail problem = inCatalog(
                paper,
                "An entry has this title. If you mean another paper, give its address, or send it with \"insists\": true.");
        return thrown(problem);
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidSuggestion invalid) {
        ProblemDetail problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid",
                "The suggestion cannot be taken as it is",
                "Some fields say what they cannot say; \"errors\" names each.");
        problem.setProperty("errors", invalid.faults());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManySuggestions refused) {
        String seconds = String.valueOf(refused.seconds());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .body(problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many",
                        "Too many suggestions of late",
                        "Send it again in " + seconds + " seconds, with the same Idempotency-Key."));
    }

    @ExceptionHandler
    ProblemDetail reused(KeyReused reused) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "key-reused",
                "The Idempotency-Key was used before",
                "This key came with another content. Take a new one for each suggestion.");
    }

    @ExceptionHandler
    ProblemDetail unknown(SuggestionNotFound unknown) {
        return problem(
                HttpStatus.NOT_FOUND,
                "unknown-code",
                "There is no suggestion with this code",
                "Not found: " + unknown.getMessage() + ".");
    }

    @ExceptionHandler
    ProblemDetail known(AlreadyKnown already) {
        KnownWork known = already.known();
        if (known.isInCatalog()) {
            return inCatalog(
                    known.papers().stream()
                            .filter(likeness -> likeness.by() == Likeness.By.IDENTIFIER)
                            .findFirst()
                            .orElseThrow()
                            .paper()
                            .slug(),
                    "This paper has an entry already.");
        }
        State state = known.isWaiting() ? State.WAITING : State.DECLINED;
        Earlier earlier = known.earlier().stream()
                .filter(one -> one.certain() && one.state() == state)
                .findFirst()
                .orElseThrow();
        ProblemDetail problem = alreadyKnown(
                state.code(),
                state == State.WAITING
                        ? "Somebody has suggested this paper; it waits for a decision as number " + earlier.number()
                                + "."
                        : "This paper was suggested and declined as number " + earlier.number()
                                + ". If you have more to say, send it with \"insists\": true.",
                new Links(site.absolute("/api/suggestions"), pages("/suggestions")));
        problem.setProperty("number", earlier.number());
        if (state == State.DECLINED) {
            problem.setProperty("reason", earlier.reason());
            problem.setProperty("answer", earlier.answer());
        }
        return problem;
    }

    private ProblemDetail inCatalog(String paper, String detail) {
        ProblemDetail problem = alreadyKnown(
                "in-catalog", detail, new Links(SuggestionResource.paperLink(paper, site), pages("/papers/" + paper)));
        problem.setProperty("paper", paper);
        return problem;
    }

    private ProblemDetail alreadyKnown(String known, String detail, Links links) {
        ProblemDetail problem = problem(HttpStatus.CONFLICT, "already-known", "This paper is known already", detail);
        problem.setProperty("known", known);
        problem.setProperty("links", links);
        return problem;
    }

    private Bilingual pages(String path) {
        return new Bilingual(site.absolute("/ja" + path), site.absolute("/en" + path));
    }

    /** @param type names the section of the page about the API that explains it */
    private ProblemDetail problem(HttpStatus status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(site.absolute("/en/api#" + type)));
        problem.setTitle(title);
        return problem;
    }

    private static ErrorResponseException thrown(ProblemDetail problem) {
        return new ErrorResponseException(HttpStatus.valueOf(problem.getStatus()), problem, null);
    }

    /** Where what is known already can be read. */
    private record Links(String self, Bilingual html) {}
}
