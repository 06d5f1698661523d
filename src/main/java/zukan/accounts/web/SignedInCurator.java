package zukan.accounts.web;

import java.time.Instant;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import zukan.accounts.Curator;

/** A curator as a session remembers them: with the age of the password that the session began with. */
class SignedInCurator extends User {

    private static final long serialVersionUID = 1;

    private final Instant passwordChangedAt;

    SignedInCurator(Curator curator, String passwordHash) {
        super(curator.name(), passwordHash, AuthorityUtils.createAuthorityList("ROLE_CURATOR"));
        this.passwordChangedAt = curator.passwordChangedAt();
    }

    /** Whether the curator is one still, with the same password. */
    boolean isStill(Curator present) {
        return passwordChangedAt.equals(present.passwordChangedAt());
    }
}
