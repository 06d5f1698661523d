package zukan.desk.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What has just been done, told once on the page that comes next; it travels there in the session.
 *
 * @param text what was done
 * @param remarks what a curator should know besides
 * @param undo what takes it back, or null if nothing does
 */
record Done(String text, ArrayList<String> remarks, Undo undo) implements Serializable {

    /** A form of one button: where it goes, and its hidden fields. */
    record Undo(String path, TreeMap<String, String> fields) implements Serializable {

        Undo(String path, Map<String, ?> fields) {
            this(path, new TreeMap<>());
            fields.forEach((name, value) -> this.fields.put(name, String.valueOf(value)));
        }
    }

    static Done of(String text, Undo undo) {
        return new Done(text, new ArrayList<>(), undo);
    }

    static Done of(String text, List<String> remarks, Undo undo) {
        return new Done(text, new ArrayList<>(remarks), undo);
    }

    void tell(RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", this);
    }
}
