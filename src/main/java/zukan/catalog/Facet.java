package zukan.catalog;

import java.util.List;
import zukan.platform.Bilingual;

/**
 * One dimension by which the list can be narrowed, with what each choice would leave.
 *
 * @param name name of the filter in addresses
 * @param choices in the vocabulary's order, only such that leave at least one paper
 */
public record Facet(String name, List<Choice> choices) {

    /**
     * A value of a facet.
     *
     * @param count papers that remain with it, all other filters kept
     * @param filter the filter with this choice made, or taken back where it is made already
     */
    public record Choice(String value, Bilingual label, long count, boolean chosen, PaperFilter filter) {}
}
