package zukan.suggestions.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import zukan.platform.Language;
import zukan.suggestions.AlreadyKnown;
import zukan.suggestions.KeyReused;
import zukan.suggestions.KnownWork;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Proposal.Subject;
import zukan.suggestions.ReceiptCode;
import zukan.suggestions.Suggestions;
import zukan.suggestions.web.FormKeys.Verdict;
import zukan.suggestions.web.ProposalForm.Problem;

/** What both forms do with what they are sent: look it over, and hand it in or ask again. */
@Component
class ProposalForms {

    /** People do not see this field; programs that fill in everything do. */
    static final String TRAP = "website";

    private static final List<String> ORDER = List.of(
            "title", "url", "arxivId", "doi", "authors", "domain", "month", "reason", "implementations", "creditName");

    private static final Pattern ROW = Pattern.compile("implementations-(\\d+)-(url|framework)");

    private final Suggestions suggestions;
    private final FormKeys keys;
    private final OncePerKey oncePerKey;
    private final Validator validator;
    private final MessageSource messages;

    ProposalForms(
            Suggestions suggestions,
            FormKeys keys,
            OncePerKey oncePerKey,
            Validator validator,
            MessageSource messages) {
        this.suggestions = suggestions;
        this.keys = keys;
        this.oncePerKey = oncePerKey;
        this.validator = validator;
        this.messages = messages;
    }

    /**
     * What became of a form.
     *
     * @param sent the receipt's code, or null if the form must be shown again
     * @param known why it need not be sent, or null
     * @param pause how long until it may be sent, or null
     */
    record Answer(HttpStatus status, ProposalForm form, ReceiptCode sent, KnownWork known, Duration pause) {

        private Answer(HttpStatus status, ProposalForm form) {
            this(status, form, null, null, null);
        }
    }

    /** A form to begin with. */
    ProposalForm begin(Proposal prefilled, boolean insists) {
        return new ProposalForm(prefilled, keys.issue(), insists, 1, false, List.of(), null, null);
    }

    Answer answer(
            HttpServletRequest request, MultiValueMap<String, String> typed, Kind kind, Subject about, Locale locale) {
        ProposalForm form = ProposalForm.of(typed, kind, about, Language.of(locale));
        Verdict verdict = keys.judge(form.key());
        ProposalForm open = switch (verdict) {
            case GOOD, TOO_SOON -> form;
            case TOO_OLD -> form.withKey(keys.renew());
            case NOT_OURS -> form.withKey(keys.issue());
        };
        String action = typed.getFirst("action");
        if ("preview".equals(action)) {
            return new Answer(HttpStatus.OK, open.withPreview());
        }
        if ("add-code".equals(action)) {
            return new Answer(HttpStatus.OK, open.withRow());
        }
        String trapped = typed.getFirst(TRAP);
        if (trapped != null && !trapped.isEmpty()) {
            return again(open, say("form.notSent", locale));
        }
        List<Problem> problems = problems(form.proposal(), locale);
        if (!problems.isEmpty()) {
            return new Answer(HttpStatus.UNPROCESSABLE_CONTENT, open.refused(problems));
        }
        return switch (verdict) {
            case TOO_SOON -> again(open, say("form.tooSoon", locale));
            case TOO_OLD, NOT_OURS -> again(open, say("form.tooOld", locale));
            case GOOD -> send(request, form, locale);
        };
    }

    private Answer send(HttpServletRequest request, ProposalForm form, Locale locale) {
        try {
            ReceiptCode sent = oncePerKey
                    .send(
                            form.proposal(),
                            form.key(),
                            request,
                            () -> suggestions.send(form.proposal(), form.key(), form.insists()))
                    .code();
            return new Answer(HttpStatus.SEE_OTHER, form, sent, null, null);
        } catch (TooManySuggestions tooMany) {
            Span span = Span.of(tooMany.pause());
            String when = say("span." + span.unit(), locale, span.count());
            ProposalForm later = form.refused(say("form.tooMany", locale, when), null);
            return new Answer(HttpStatus.TOO_MANY_REQUESTS, later, null, null, tooMany.pause());
        } catch (AlreadyKnown known) {
            return new Answer(HttpStatus.CONFLICT, form, null, known.known(), null);
        } catch (KeyReused changed) {
            ReceiptCode before = suggestions.madeWith(form.key()).orElse(null);
            ProposalForm other = form.withKey(keys.renew()).refused(say("form.sentBefore", locale), before);
            return new Answer(HttpStatus.UNPROCESSABLE_CONTENT, other);
        }
    }

    private static Answer again(ProposalForm form, String why) {
        return new Answer(HttpStatus.UNPROCESSABLE_CONTENT, form.refused(why, null));
    }

    /** One a field, in the order of the fields. */
    private List<Problem> problems(Proposal proposal, Locale locale) {
        return validator.validate(proposal).stream()
                .map(violation -> problem(violation, proposal.kind(), locale))
                .sorted(Comparator.<Problem>comparingInt(problem -> place(problem.field()))
                        .thenComparing(Problem::field))
                .collect(Collectors.toMap(Problem::field, problem -> problem, (one, other) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** {@code implementations[0].url} is the element {@code implementations-0-url}; all authors are in one element. */
    private Problem problem(ConstraintViolation<Proposal> violation, Kind kind, Locale locale) {
        String path = violation.getPropertyPath().toString();
        String field = path.startsWith("authors")
                ? "authors"
                : path.replaceAll("\\.<.*", "").replaceAll("]", "").replaceAll("[\\[.]", "-");
        return new Problem(field, label(field, kind, locale), violation.getMessage());
    }

    private String label(String field, Kind kind, Locale locale) {
        Matcher row = ROW.matcher(field);
        if (row.matches()) {
            String label = say(row.group(2).equals("url") ? "form.codeAddress" : "form.framework", locale);
            return label + " " + (Integer.parseInt(row.group(1)) + 1);
        }
        return switch (field) {
            case "reason" -> say(kind == Kind.PAPER ? "suggest.reason" : "report.reason", locale);
            case "url" -> say(kind == Kind.PAPER ? "form.url" : "report.url", locale);
            default -> messages.getMessage("form." + field, null, field, locale);
        };
    }

    private static int place(String field) {
        int at = ORDER.indexOf(field.replaceFirst("-.*", ""));
        return at < 0 ? ORDER.size() : at;
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
