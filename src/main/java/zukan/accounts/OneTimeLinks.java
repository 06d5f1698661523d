package zukan.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import zukan.accounts.OneTimeLink.Purpose;
import zukan.platform.ZukanProperties;

/** Makes the links by which curators come in, and follows them. Each works once; nobody can read one out of the database. */
@Service
@Transactional
public class OneTimeLinks {

    public static final Duration INVITATION = Duration.ofDays(7);
    public static final Duration RESET = Duration.ofDays(1);

    private static final String COLUMNS = "id, purpose, curator, invited_by, created_at, expires_at";
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final Curators curators;
    private final ZukanProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeLinks(JdbcClient jdbc, Curators curators, ZukanProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.curators = curators;
        this.properties = properties;
        this.clock = clock;
    }

    /** The absolute address at which the first curator is appointed, or nothing if one was made before and still works. */
    public Optional<String> toSetUp() {
        return make(Purpose.SET_UP, null, null, null);
    }

    /** The same, which makes an earlier one worthless. */
    public String toSetUpAnew() {
        jdbc.sql("delete from one_time_link where purpose = 'SET_UP'").update();
        return toSetUp().orElseThrow();
    }

    /** The absolute address at which a curator chooses a new password; an earlier one is worthless now. */
    public String toReset(Curator curator) {
        jdbc.sql("delete from one_time_link where curator = ?")
                .param(curator.name())
                .update();
        return make(Purpose.RESET, curator.name(), null, RESET).orElseThrow();
    }

    /** The absolute address at which somebody becomes a further curator. */
    public String toInvite(Curator host) {
        return make(Purpose.INVITATION, null, host.name(), INVITATION).orElseThrow();
    }

    /** The invitations that nobody has followed yet, the newest first. */
    @Transactional(readOnly = true)
    public List<OneTimeLink> invitations() {
        return jdbc.sql("select " + COLUMNS
                        + " from one_time_link where purpose = 'INVITATION' and expires_at > ? order by id desc")
                .param(now())
                .query(OneTimeLink.class)
                .list();
    }

    /** Makes an invitation worthless. */
    public void withdraw(long invitation) {
        jdbc.sql("delete from one_time_link where id = ? and purpose = 'INVITATION'")
                .param(invitation)
                .update();
    }

    /** What a link would do, if it does anything still. */
    @Transactional(readOnly = true)
    public Optional<OneTimeLink> look(String token) {
        return jdbc.sql("select " + COLUMNS
                        + " from one_time_link where token_hash = ? and (expires_at is null or expires_at > ?)")
                .params(hash(token), now())
                .query(OneTimeLink.class)
                .optional();
    }

    /**
     * Appoints the curator or sets the password that the link is for, and uses it up; if that cannot be done the link still
     * works.
     *
     * @param name of the new curator; means nothing if the link is somebody's already
     * @throws OneTimeLinkOver if it does nothing any more
     * @throws Objected if the name or the password cannot be taken
     */
    public void follow(String token, String name, String password) {
        OneTimeLink link = look(token).orElseThrow(OneTimeLinkOver::new);
        if (jdbc.sql("delete from one_time_link where id = ?").param(link.id()).update() == 0) {
            // somebody else was faster
            throw new OneTimeLinkOver();
        }
        if (link.purpose() == Purpose.RESET) {
            curators.changePassword(curators.find(link.curator()).orElseThrow(OneTimeLinkOver::new), password);
        } else {
            curators.appoint(name, password, link.invitedBy());
        }
    }

    private Optional<String> make(Purpose purpose, String curator, String invitedBy, Duration validity) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        OffsetDateTime now = now();
        int made = jdbc.sql("""
                        insert into one_time_link (token_hash, purpose, curator, invited_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        hash(token),
                        purpose.name(),
                        curator,
                        invitedBy,
                        now,
                        validity == null ? null : now.plus(validity))
                .update();
        String path = purpose == Purpose.INVITATION ? "/invitation/" : "/set-up/";
        return made == 0 ? Optional.empty() : Optional.of(properties.absolute(path + token));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
