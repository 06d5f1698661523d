package zukan.desk.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperRules;

/** Makes the form of an entry, and an entry of the form. */
@Component
class EditorForms {

    private final JsonMapper json;
    private final Field entry;

    EditorForms(JsonMapper json, PaperRules rules) {
        this.json = json;
        this.entry = Field.of(rules.schema());
    }

    EditorForm of(PaperContent content) {
        return EditorForm.of(entry, json.valueToTree(content));
    }

    EditorForm posted(Map<String, List<String>> parameters) {
        return EditorForm.posted(entry, parameters);
    }

    /** @param fields as {@link EditorForm#fields} gave them */
    EditorForm stored(JsonNode fields) {
        return EditorForm.stored(entry, fields);
    }

    /** What the form says, if it breaks no rule. */
    PaperContent content(EditorForm form) {
        return json.treeToValue(form.paper(), PaperContent.class);
    }

    /** Whether a name is that of a section, which is called by it alone. */
    boolean isSection(String name) {
        return entry.at("sections." + name) != null;
    }

    /** The codes that say how an address was seen to exist. */
    List<String> evidence() {
        return entry.at("implementations.evidence").options();
    }
}
