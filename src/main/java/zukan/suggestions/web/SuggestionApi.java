package zukan.suggestions.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import zukan.catalog.Likeness;
import zukan.catalog.PastedWork;
import zukan.catalog.VocabularyStore;
import zukan.platform.Language;
import zukan.platform.PlainText;
import zukan.platform.ZukanProperties;
import zukan.suggestions.Proposal;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.Suggestions;
import zukan.suggestions.web.InvalidSuggestion.Fault;

/** Suggestions for programs: to send one, to follow it, and to read what was decided. */
@RestController
@RequestMapping(path = "/api/suggestions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Suggestions", description = "Suggest a paper that is missing, and follow what becomes of it.")
class SuggestionApi {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,200}");
    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_QUERY = 200;

    private final Suggestions suggestions;
    private final VocabularyStore vocabularies;
    private final SuggestionReader reader;
    private final SuggestionProblems problems;
    private final OncePerKey oncePerKey;
    private final Validator validator;
    private final MessageSource messages;
    private final ZukanProperties site;

    SuggestionApi(
            Suggestions suggestions,
            VocabularyStore vocabularies,
            SuggestionReader reader,
            SuggestionProblems problems,
            OncePerKey oncePerKey,
            Validator validator,
            MessageSource messages,
            ZukanProperties site) {
        this.suggestions = suggestions;
        this.vocabularies = vocabularies;
        this.reader = reader;
        this.problems = problems;
        this.oncePerKey = oncePerKey;
        this.validator = validator;
        this.messages = messages;
        this.site = site;
    }

    @Operation(
            operationId = "suggest",
            summary = "Suggest a paper",
            description =
                    "Nothing that is sent here is public before a curator has decided about it. Sending the same again"
                            + " with the same Idempotency-Key gives the same answer and makes no second suggestion, however often"
                            + " and however much at once. Fields that are not listed are refused.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = SuggestionRequest.class),
                                            examples = {
                                                @ExampleObject(name = "enough", value = """
                                                        {"url": "https://arxiv.org/abs/1605.07146"}"""),
                                                @ExampleObject(name = "everything", value = """
                                                        {
                                                          "title": "Wide Residual Networks",
                                                          "arxivId": "1605.07146",
                                                          "authors": ["Sergey Zagoruyko", "Nikos Komodakis"],
                                                          "domain": "image",
                                                          "month": "2016-05",
                                                          "reason": "Width instead of depth: *16 layers* are enough.",
                                                          "implementations": [
                                                            {"framework": "Torch", "url": "https://github.com/szagoruyko/wide-residual-networks"}
                                                          ],
                                                          "lang": "en",
                                                          "creditName": "A. Reader"
                                                        }""")
                                            })))
    @ApiResponse(
            responseCode = "201",
            description = "Taken in: keep the code",
            headers =
                    @Header(
                            name = "Location",
                            description = "Address of the suggestion",
                            schema = @Schema(type = "string", format = "uri")))
    @ApiResponse(responseCode = "400", description = "The body is not JSON, or the Idempotency-Key is missing or unfit")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The paper is known: \"known\" says in-catalog, waiting or declined, \"links\" where, and \"paper\","
                            + " \"number\", \"reason\" and \"answer\" what is public of it")
    @ApiResponse(responseCode = "413", description = "The body is longer than 64 KB")
    @ApiResponse(responseCode = "415", description = "The body is not application/json")
    @ApiResponse(
            responseCode = "422",
            description =
                    "Fields are unknown, of the wrong type or say what they cannot say (\"errors\" names each), or the"
                            + " Idempotency-Key came before with another content")
    @ApiResponse(
            responseCode = "429",
            description = "Too many of late, from the client or from all together",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "After how many seconds to send it again",
                            schema = @Schema(type = "integer")))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SuggestionResource> suggest(
            @Parameter(
                            required = true,
                            description = "A key of your own, 8 to 200 visible ASCII characters: a new one for each"
                                    + " suggestion, the same one when you send it again",
                            schema = @Schema(type = "string", minLength = 8, maxLength = 200),
                            example = "0b6f5dd1-7b1c-4f0e-9d6a-2f5f0b8b6c11")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    String key,
            @org.springframework.web.bind.annotation.RequestBody byte[] body,
            @Parameter(hidden = true) Locale locale,
            HttpServletRequest request) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw problems.unfitKey();
        }
        List<Fault> faults = new ArrayList<>();
        SuggestionRequest wish = read(body, locale, faults);
        Proposal proposal = wish.proposal(Language.of(locale));
        addFaults(proposal, locale, faults);
        if (!faults.isEmpty()) {
            throw new InvalidSuggestion(faults);
        }
        boolean insists = Boolean.TRUE.equals(wish.insists());
        Suggestion suggestion = oncePerKey.send(proposal, key, request, () -> {
            if (!insists) {
                refuseSameTitle(proposal);
            }
            return suggestions.send(proposal, key, insists);
        });
        SuggestionResource answer = SuggestionResource.of(suggestion, site);
        return forTheSender(ResponseEntity.created(URI.create(answer.links().self())))
                .body(answer);
    }

    @Operation(
            operationId = "suggestion",
            summary = "Follow a suggestion",
            description = "What has become of a suggestion or report, for whoever has its code. Notes are shown too.")
    @ApiResponse(responseCode = "200", description = "The suggestion as it is now")
    @ApiResponse(responseCode = "404", description = "No suggestion has this code; the detail says if it is mistyped")
    @GetMapping("/{code}")
    ResponseEntity<SuggestionResource> suggestion(
            @Parameter(
                            description = "The code, in any case, with or without its dashes",
                            example = "ZK-7Q3F-M9KD-2XTP-A8RW-4HJC")
                    @PathVariable
                    String code) {
        return forTheSender(ResponseEntity.ok()).body(SuggestionResource.of(suggestions.get(code), site));
    }

    @Operation(
            operationId = "suggestions",
            summary = "Read the public log",
            description = "What was accepted, merged or declined, the latest decision first, and how many wait. Nothing"
                    + " undecided is in it, and no code.")
    @ApiResponse(responseCode = "200", description = "A page of the log")
    @ApiResponse(responseCode = "400", description = "A parameter has a value that it cannot have")
    @GetMapping
    SuggestionLogResource log(
            @Parameter(
                            description = "Only those with this status",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"accepted", "merged", "declined"}))
                    @RequestParam(required = false)
                    String state,
            @Parameter(description = "Only those with this in their title or answer", example = "residual")
                    @RequestParam(required = false)
                    String q,
            @Parameter(
                            description = "Which page, from 0",
                            schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
                    @RequestParam(defaultValue = "0")
                    int page,
            @Parameter(
                            description = "How many on a page",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "30"))
                    @RequestParam(defaultValue = "30")
                    int size) {
        if (page < 0 || page > LAST_PAGE || size < 1 || size > LARGEST_PAGE) {
            throw problems.unfitParameter("page counts from 0, size is 1 to " + LARGEST_PAGE + ".");
        }
        if (q != null && q.length() > LONGEST_QUERY) {
            throw problems.unfitParameter("q has at most " + LONGEST_QUERY + " characters.");
        }
        return SuggestionLogResource.of(suggestions.log(decided(state), PlainText.line(q), page, size), site);
    }

    private State decided(String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return Arrays.stream(State.values())
                .filter(state -> state.isPublic() && state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> problems.unfitParameter("state is accepted, merged or declined."));
    }

    private SuggestionRequest read(byte[] body, Locale locale, List<Fault> faults) {
        try {
            return reader.read(body, locale, faults);
        } catch (DatabindException strange) {
            throw problems.unreadable("it is no suggestion");
        } catch (JacksonException unreadable) {
            throw problems.unreadable(unreadable.getOriginalMessage());
        }
    }

    /** Adds what the fields may not say; those that could not be read are null by now, and at fault already. */
    private void addFaults(Proposal proposal, Locale locale, List<Fault> faults) {
        Set<String> unread = faults.stream().map(Fault::field).collect(Collectors.toSet());
        validator.validate(proposal).stream()
                .map(violation -> new Fault(
                        violation.getPropertyPath().toString().replace(".<list element>", ""), violation.getMessage()))
                .sorted(Comparator.comparing(Fault::field))
                .filter(fault -> !unread.contains(fault.field()) && !unread.contains(""))
                .forEach(faults::add);
        if (proposal.domain() != null
                && faults.stream().noneMatch(fault -> fault.field().equals("domain"))
                && vocabularies.read().domains().stream()
                        .noneMatch(domain -> domain.slug().equals(proposal.domain()))) {
            faults.add(new Fault("domain", messages.getMessage("validation.domain", null, locale)));
        }
    }

    /** A form shows what is alike and lets its reader choose; a program is told once. */
    private void refuseSameTitle(Proposal proposal) {
        boolean onlyTitle = proposal.url() == null && proposal.arxivId() == null && proposal.doi() == null;
        Optional<Likeness> same = !onlyTitle
                ? Optional.empty()
                : suggestions.known(new PastedWork(null, null, null, proposal.title())).papers().stream()
                        .filter(likeness -> likeness.by() == Likeness.By.TITLE)
                        .findFirst();
        same.ifPresent(likeness -> {
            throw problems.sameTitle(likeness.paper().slug());
        });
    }

    /** Nobody else is to see it, nor any cache or search engine to keep it. */
    private static ResponseEntity.BodyBuilder forTheSender(ResponseEntity.BodyBuilder answer) {
        return answer.cacheControl(CacheControl.noStore()).header("X-Robots-Tag", "noindex");
    }
}
