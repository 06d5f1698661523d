package zukan.catalog;

import java.util.List;
import zukan.platform.Bilingual;

/**
 * One dimension by which the list can be narrowed, with what each choice would leave.
 *
 * @param filter of the list that is to be narrowed
 * @param choices in the vocabulary's order, only such that leave at least one paper
 */
public record Facet(Criterion criterion, PaperFilter filter, List<Choice> choices) {

    /**
     * A value of a facet.
     *
     * @param label null for a switch, whose name is that of the facet
     * @param count papers that remain with it, all other filters kept
     * @param chosen whether the list has it already
     */
    public record Choice(String value, Bilingual label, long count, boolean chosen) {}

    /** Its name in addresses. */
    public String name() {
        return criterion.code();
    }

    /** The list with this choice made, or taken back where it is made already. */
    public PaperFilter with(Choice choice) {
        return choice.chosen() ? filter.without(criterion) : filter.with(criterion, choice.value());
    }

    /**
     * Where a choice leads that is not made yet, as {@link #with}: what stands before its value, encoded for an address, and after it.
     *
     * @param page path of a page that shows lists, without language
     */
    public String[] around(String page) {
        return filter.around(page, criterion);
    }

    public boolean isChosen() {
        return choices.stream().anyMatch(Choice::chosen);
    }
}
