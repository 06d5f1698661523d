package zukan.accounts;

import java.time.Instant;

/**
 * A link that lets somebody in once.
 *
 * @param curator whose password it sets, or null if it appoints a new curator
 * @param invitedBy the curator who made it, or null
 * @param expiresAt null if it works until it is used
 */
public record OneTimeLink(
        long id, Purpose purpose, String curator, String invitedBy, Instant createdAt, Instant expiresAt) {

    /** What it is for. */
    public enum Purpose {
        /** The first curator. */
        SET_UP,
        /** A new password for a curator who lost theirs. */
        RESET,
        /** A further curator. */
        INVITATION
    }
}
