package zukan.accounts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down who guesses passwords, across all instances. Failures count for an account and a client together, so that nobody
 * can lock a curator out from elsewhere, and for a client alone, so that guessing names does not pay either.
 */
@Component
@Transactional
public class SignInThrottle {

    public static final Duration WINDOW = Duration.ofMinutes(15);
    public static final int PER_ACCOUNT = 5;

    /** Wider, for several curators may share an address. */
    public static final int PER_CLIENT = 20;

    private static final int LONGEST = 64;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Asks for a try. It counts as a failure from now on, so that many at once are no more than their number, until
     * {@link #succeeded} says otherwise.
     *
     * @param client address of the one who tries
     * @return how long to wait, or nothing if the try may go on
     */
    public Optional<Duration> attempt(String account, String client) {
        String network = network(client);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        OffsetDateTime since = now.minus(WINDOW);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 2017))")
                .param(network)
                .query()
                .listOfRows();
        jdbc.sql("""
                        delete from sign_in_failure where id in
                        (select id from sign_in_failure where failed_at <= ? for update skip locked)""").param(since).update();
        Optional<Instant> full =
                full(PER_ACCOUNT, since, network, key(account)).or(() -> full(PER_CLIENT, since, network, null));
        if (full.isPresent()) {
            return Optional.of(Duration.between(since.toInstant(), full.get()));
        }
        jdbc.sql("insert into sign_in_failure (client, account, failed_at) values (?, ?, ?)")
                .params(network, key(account), now)
                .update();
        return Optional.empty();
    }

    /** Forgets the failures of this account from this client. */
    public void succeeded(String account, String client) {
        jdbc.sql("delete from sign_in_failure where client = ? and account = ?")
                .params(network(client), key(account))
                .update();
    }

    /** The failure that has to grow old before another is allowed, if there are as many as are. */
    private Optional<Instant> full(int allowed, OffsetDateTime since, String network, String account) {
        return jdbc.sql("""
                        select failed_at from sign_in_failure
                        where client = :client and failed_at > :since and (cast(:account as text) is null or account = :account)
                        order by failed_at desc offset :allowed - 1 limit 1""")
                .param("client", network)
                .param("since", since)
                .param("account", account)
                .param("allowed", allowed)
                .query(Instant.class)
                .optional();
    }

    private static String key(String account) {
        return cut(Objection.key(account));
    }

    /** Whoever has one address of a network of IPv6 has all of them. */
    static String network(String client) {
        if (client.indexOf(':') < 0) {
            return cut(client);
        }
        try {
            byte[] address = InetAddress.getByName(client).getAddress();
            return address.length == 4
                    ? InetAddress.getByAddress(address).getHostAddress()
                    : HexFormat.ofDelimiter(":").formatHex(address, 0, 8);
        } catch (UnknownHostException noAddress) {
            return cut(client);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
