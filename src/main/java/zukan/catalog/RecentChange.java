package zukan.catalog;

import java.time.Instant;

/**
 * A change of the catalog as the home page tells it.
 *
 * @param added whether the entry was new, or an older one was revised
 */
public record RecentChange(String slug, String shortName, boolean added, Instant at) {}
