package zukan.desk.web;

import java.util.List;
import zukan.desk.Draft;
import zukan.desk.web.EditorForm.Option;
import zukan.suggestions.Suggestion;

/**
 * The editor with all that is said beside the form.
 *
 * @param paper slug of the entry, or null for a new one
 * @param suggestion the one that the entry answers, or null
 * @param choices what can be chosen of the vocabulary
 */
record EditorPage(EditorForm form, String paper, Basis basis, Suggestion suggestion, Choices choices, Notice notice) {

    /**
     * What the form carries along unseen.
     *
     * @param version of the entry, and {@code revision}: its state when it was opened; null for a new one
     * @param suggestion number of the suggestion, or null, with the version of it that was read
     * @param draftVersion of the draft that the form was last saved as, 0 for none
     */
    record Basis(Long version, Integer revision, Long suggestion, Long suggestionVersion, Long draftVersion) {

        Basis {
            draftVersion = draftVersion == null ? 0 : draftVersion;
        }
    }

    /** The vocabulary in the curator's language, each list in its own order. */
    record Choices(
            List<Option> domains,
            List<Option> topics,
            List<Option> tasks,
            List<Option> methods,
            List<Option> datasets,
            List<Option> frameworks,
            List<Option> evidence,
            List<Option> works) {}

    /**
     * What the curator should know before going on; each may be null.
     *
     * @param draft the draft that was opened instead of the entry
     * @param merge what somebody else changed in the meantime
     * @param decided the suggestion as somebody else left it in the meantime
     * @param elsewhere whether the draft was saved in another window, over which this one would be saved next
     */
    record Notice(Draft draft, Merge merge, Suggestion decided, boolean elsewhere) {

        static final Notice NONE = new Notice(null, null, null, false);
    }

    /** Whether what only the survey says has a place here. */
    public boolean isOfSurvey() {
        return form.value("origin").equals("survey")
                || form.has("number")
                || form.has("titleInArticle")
                || form.has("monthInArticle")
                || form.has("starred")
                || form.has("sections.impression")
                || form.has("articleFigures")
                || form.has("errata");
    }

    /** Where a draft is gone on with. */
    static String address(Draft.Key draft) {
        String editor = draft.paper() == null ? "/desk/papers/new" : "/desk/papers/" + draft.paper() + "/edit";
        return draft.suggestion() == null ? editor : editor + "?suggestion=" + draft.suggestion();
    }

    /** Where the form is sent. */
    public String action() {
        return paper == null ? "/desk/papers" : "/desk/papers/" + paper + "/revisions";
    }
}
