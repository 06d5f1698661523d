package zukan.catalog;

import zukan.platform.Bilingual;

/**
 * Something that the survey holds, and what became of it here.
 *
 * @param code such as {@code P01} (paper), {@code L39} (link), {@code F12} (figure), {@code Q07} (question)
 * @param line line of the article
 * @param paper slug of the paper that it belongs to, or null
 * @param state {@code covered}, {@code planned}, {@code unrecoverable} or {@code left-out}
 * @param gap the kind of gap that it leaves on the wanted board, where neither its kind nor its state tells; else null
 * @param by what covers it, in the notation of {@code seed-data/README.md}; null unless covered
 */
public record CoverageItem(
        String code,
        int line,
        String kind,
        Bilingual subject,
        String paper,
        String state,
        String gap,
        String by,
        Bilingual note) {

    /** Where the covering thing is shown, without language; null where nothing covers it. */
    public String path() {
        if (by == null) {
            return null;
        }
        String target = by.split(" ", 2)[0];
        String name = target.substring(target.indexOf(':') + 1);
        if (target.startsWith("paper:")) {
            return "/papers/" + name;
        }
        if (target.startsWith("figure:")) {
            return "/papers/" + paper + "#figure-" + name;
        }
        if (target.startsWith("background:")) {
            return "/survey/background#" + name;
        }
        if (target.startsWith("domain:")) {
            return "/domains/" + name;
        }
        if (target.startsWith("question:")) {
            return "/questions#" + name;
        }
        if (target.startsWith("page:")) {
            return "/" + name;
        }
        if (target.startsWith("topic:")) {
            return "/papers?topic=" + name;
        }
        return "/survey";
    }
}
