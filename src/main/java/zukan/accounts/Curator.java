package zukan.accounts;

import java.time.Instant;

/**
 * Somebody who may decide about the content.
 *
 * @param passwordChangedAt sessions that began with an older password are over
 * @param invitedBy the name of another curator, or null for one whom the operator appointed
 */
public record Curator(String name, Instant passwordChangedAt, Instant appointedAt, String invitedBy) {}
