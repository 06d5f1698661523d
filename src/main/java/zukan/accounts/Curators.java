package zukan.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The curators, and the only door through which they come, change their passwords and go. */
@Service
@Transactional
public class Curators {

    private static final Logger LOG = LoggerFactory.getLogger(Curators.class);

    private static final String COLUMNS = "name, password_changed_at, appointed_at, invited_by";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Curators(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Those who are curators now, who came first at the top. */
    @Transactional(readOnly = true)
    public List<Curator> all() {
        return jdbc.sql("select " + COLUMNS + " from curator where removed_at is null order by appointed_at, name")
                .query(Curator.class)
                .list();
    }

    /** Whether the first has still to come. */
    @Transactional(readOnly = true)
    public boolean none() {
        return all().isEmpty();
    }

    /** @param name in any spelling that is the same name to a person */
    @Transactional(readOnly = true)
    public Optional<Curator> find(String name) {
        return jdbc.sql("select " + COLUMNS + " from curator where key = ? and removed_at is null")
                .param(Objection.key(name))
                .query(Curator.class)
                .optional();
    }

    /** The hash of a curator's password, for the sign-in to compare with. */
    @Transactional(readOnly = true)
    public String passwordHash(Curator curator) {
        return jdbc.sql("select password_hash from curator where name = ?")
                .param(curator.name())
                .query(String.class)
                .single();
    }

    /** Whether that is the curator's password. */
    @Transactional(readOnly = true)
    public boolean hasPassword(Curator curator, String password) {
        // of a longer one bcrypt would compare the beginning only
        return password.getBytes(StandardCharsets.UTF_8).length <= Objection.LONGEST_PASSWORD
                && passwords.matches(password, passwordHash(curator));
    }

    /**
     * Appoints a new curator. A link to set up the first one leads nowhere any more.
     *
     * @param invitedBy the name of a curator, or null
     * @throws Objected if the name or the password cannot be taken
     */
    public Curator appoint(String name, String password, String invitedBy) {
        Objection.toName(name).or(() -> Objection.toPassword(password, name)).ifPresent(Curators::refuse);
        int added = jdbc.sql("""
                        insert into curator (name, key, password_hash, password_changed_at, appointed_at, invited_by)
                        values (:name, :key, :hash, :now, :now, :invitedBy) on conflict do nothing""")
                .param("name", Objection.normal(name))
                .param("key", Objection.key(name))
                .param("hash", passwords.encode(password))
                .param("now", now())
                .param("invitedBy", invitedBy)
                .update();
        if (added == 0) {
            refuse(Objection.NAME_GIVEN);
        }
        jdbc.sql("delete from one_time_link where purpose = 'SET_UP'").update();
        Curator appointed = find(name).orElseThrow();
        LOG.info(
                "{} became a curator, invited by {}", appointed.name(), invitedBy == null ? "the operator" : invitedBy);
        return appointed;
    }

    /**
     * Gives a curator another password, which ends all their sessions.
     *
     * @throws Objected if the password cannot be taken
     */
    public void changePassword(Curator curator, String password) {
        Objection.toPassword(password, curator.name()).ifPresent(Curators::refuse);
        jdbc.sql("update curator set password_hash = ?, password_changed_at = ? where name = ? and removed_at is null")
                .params(passwords.encode(password), now(), curator.name())
                .update();
        jdbc.sql("delete from one_time_link where curator = ?")
                .param(curator.name())
                .update();
        signOutEverywhere(curator);
        LOG.info("The password of {} was changed", curator.name());
    }

    /**
     * Removes a curator, who is signed out everywhere and whose open invitations are withdrawn.
     *
     * @param by the name of the curator who does so
     * @throws LastCurator if nobody would be left
     */
    public void remove(Curator curator, String by) {
        List<String> present = jdbc.sql("select name from curator where removed_at is null order by name for update")
                .query(String.class)
                .list();
        if (present.equals(List.of(curator.name()))) {
            throw new LastCurator(curator.name());
        }
        jdbc.sql("update curator set password_hash = null, removed_at = ? where name = ? and removed_at is null")
                .params(now(), curator.name())
                .update();
        jdbc.sql("delete from one_time_link where :name in (curator, invited_by)")
                .param("name", curator.name())
                .update();
        signOutEverywhere(curator);
        LOG.info("{} was removed by {} and is no curator any more", curator.name(), by);
    }

    public void signOutEverywhere(Curator curator) {
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(curator.name())
                .update();
    }

    /** A curator's sessions that are open, the one last used first. */
    @Transactional(readOnly = true)
    public List<OpenSession> sessions(Curator curator) {
        return jdbc.sql("""
                        select trim(session_id) as id, to_timestamp(creation_time / 1000.0) as began_at,
                               to_timestamp(last_access_time / 1000.0) as used_at
                        from spring_session where principal_name = ? and expiry_time > ?
                        order by last_access_time desc, session_id""")
                .params(curator.name(), clock.millis())
                .query(OpenSession.class)
                .list();
    }

    /** @param id that of the servlet container's session */
    public record OpenSession(String id, Instant beganAt, Instant usedAt) {}

    private static void refuse(Objection objection) {
        throw new Objected(objection);
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
