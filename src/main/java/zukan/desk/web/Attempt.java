package zukan.desk.web;

import java.util.Map;

/**
 * A form that could not do what it was sent for: what was typed is shown again.
 *
 * @param form its name: {@code merger}, {@code refusal}, {@code postponement}
 * @param typed its fields
 * @param errors what is wrong, by field; empty if the form was right but came too late
 * @param conflict why it came too late, or null
 */
record Attempt(String form, Map<String, String> typed, Map<String, String> errors, String conflict) {

    static final Attempt NONE = new Attempt("", Map.of(), Map.of(), null);

    /** What was typed into a field of a form, or nothing. */
    public String typed(String ofForm, String field) {
        return form.equals(ofForm) ? typed.getOrDefault(field, "") : "";
    }

    public String error(String ofForm, String field) {
        return form.equals(ofForm) ? errors.get(field) : null;
    }
}
