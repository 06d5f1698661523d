package zukan.accounts.web;

import org.springframework.validation.BindingResult;
import zukan.accounts.Objection;

/** Says objections to a form's fields in the words of the page. */
final class FormErrors {

    private static final Object[] LIMITS = {
        Objection.LONGEST_NAME, Objection.SHORTEST_PASSWORD, Objection.LONGEST_PASSWORD
    };

    private FormErrors() {}

    static void add(BindingResult errors, String field, Objection objection) {
        errors.rejectValue(field, "objection." + objection.name(), LIMITS, null);
    }

    /** A password is typed twice, since it cannot be seen. */
    static void compare(BindingResult errors, String password, String repeated) {
        if (!errors.hasFieldErrors("password") && !password.equals(repeated)) {
            errors.rejectValue("repeated", "objection.DIFFERENT");
        }
    }
}
