package zukan.desk;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * What a curator has typed and not published yet.
 *
 * @param fields as the form names them
 * @param base the state of the entry that was open when the editing began; null for a new entry
 * @param version grows whenever it is saved; 0 for what never was
 */
public record Draft(Key key, JsonNode fields, Entry.State base, long version, Instant savedAt) {

    /**
     * A curator has one draft for each.
     *
     * @param paper slug of the entry, or null for a new one
     * @param suggestion number of the suggestion that it answers, or null
     */
    public record Key(String curator, String paper, Long suggestion) {}

    /** How the entry is called in lists, or null if nothing was typed yet. */
    public String name() {
        String shortName = fields.path("shortName").asString("");
        String name = shortName.isEmpty() ? fields.path("title").asString("") : shortName;
        return name.isEmpty() ? null : name;
    }
}
