package zukan.catalog;

/**
 * Something that a relation can point to.
 *
 * @param number place in the survey's own order, or null
 * @param background whether it is a background work, without an entry of its own
 */
public record Work(String slug, String name, Integer number, boolean background) {}
