package zukan.platform;

import org.unbescape.html.HtmlEscape;

/**
 * HTML that is written out by a class, for the few parts of a page that stand on it so often that a template would take
 * most of its time (docs/decisions/0016).
 */
public final class Html {

    private final StringBuilder written;

    /** @param size how many characters it may come to */
    public Html(int size) {
        written = new StringBuilder(size);
    }

    /** Adds markup, which must be of our own making. */
    public Html markup(String markup) {
        written.append(markup);
        return this;
    }

    /** Adds text of whatever origin, between tags or as the value of an attribute in double quotes. */
    public Html text(Object text) {
        written.append(escaped(text));
        return this;
    }

    /** Text as {@link #text} adds it, for what is written more than once. */
    public static String escaped(Object text) {
        return HtmlEscape.escapeHtml4Xml(String.valueOf(text));
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
