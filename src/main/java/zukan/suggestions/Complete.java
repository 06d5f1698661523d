package zukan.suggestions;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import zukan.catalog.PastedWork;
import zukan.suggestions.Proposal.Kind;

/** A proposal says enough to be decided on: each kind must name something else. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Complete.Validator.class)
@interface Complete {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells which field is missing or does not say what it should. */
    class Validator implements ConstraintValidator<Complete, Proposal> {

        @Override
        public boolean isValid(Proposal proposal, ConstraintValidatorContext context) {
            if (proposal.kind() == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            boolean arxiv = require(
                    proposal.arxivId() == null
                            || PastedWork.of(proposal.arxivId()).arxivId() != null,
                    "arxivId",
                    "{validation.arxivId}",
                    context);
            boolean doi = require(
                    proposal.doi() == null || PastedWork.of(proposal.doi()).doi() != null,
                    "doi",
                    "{validation.doi}",
                    context);
            return arxiv && doi && isEnough(proposal, context);
        }

        private static boolean isEnough(Proposal proposal, ConstraintValidatorContext context) {
            boolean named = proposal.title() != null
                    || proposal.url() != null
                    || proposal.arxivId() != null
                    || proposal.doi() != null;
            return switch (proposal.kind()) {
                        case PAPER -> require(named, "title", "{validation.titleOrAddress}", context);
                        case ERROR, TRANSLATION ->
                            require(proposal.reason() != null, "reason", "{validation.report}", context);
                        // an address can be answer enough
                        case ANSWER ->
                            require(
                                    proposal.reason() != null || proposal.url() != null,
                                    "reason",
                                    "{validation.report}",
                                    context);
                        case DEAD_LINK ->
                            require(
                                    proposal.reason() != null
                                            || proposal.url() != null
                                            || (proposal.about() != null
                                                    && proposal.about().target() != null),
                                    "reason",
                                    "{validation.report}",
                                    context);
                        case MISSING_CODE ->
                            require(
                                    !proposal.implementations().isEmpty(),
                                    "implementations[0].url",
                                    "{validation.codeAddress}",
                                    context);
                    }
                    && require(
                            (proposal.kind() == Kind.PAPER) == (proposal.about() == null),
                            "about",
                            "{validation.about}",
                            context);
        }

        private static boolean require(
                boolean holds, String field, String message, ConstraintValidatorContext context) {
            if (!holds) {
                context.buildConstraintViolationWithTemplate(message)
                        .addPropertyNode(field)
                        .addConstraintViolation();
            }
            return holds;
        }
    }
}
