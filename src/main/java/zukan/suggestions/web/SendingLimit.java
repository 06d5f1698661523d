package zukan.suggestions.web;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import zukan.platform.ClientAddress;
import zukan.platform.SiteSecret;
import zukan.platform.ZukanProperties;

/**
 * How much each client, and all together, may send. All instances count in the same buckets in the database; who was sent
 * away is remembered here as well, so that a flood does not become one of statements.
 */
@Component
class SendingLimit {

    private static final String PURPOSE = "sending limit";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);
    private static final int CLEANED_AT_ONCE = 1000;

    private final ClientAddress clients;
    private final SiteSecret secret;
    private final Clock clock;
    /** Null where nothing is limited. */
    private final BucketConfiguration perClient;

    private final BucketConfiguration overall;
    private final PostgreSQLSelectForUpdateBasedProxyManager<Long> buckets;

    /** Until when those have to wait who were sent away. */
    private final Map<Long, Instant> waiting = new ConcurrentHashMap<>();

    private final ReentrantLock turn = new ReentrantLock();
    private Instant nextCleaning = Instant.EPOCH;

    SendingLimit(
            ZukanProperties properties, ClientAddress clients, SiteSecret secret, DataSource database, Clock clock) {
        this.clients = clients;
        this.secret = secret;
        this.clock = clock;
        ZukanProperties.Suggestions limits = properties.suggestions();
        perClient = limit(
                Map.of(Duration.ofHours(1), limits.perClientPerHour(), Duration.ofDays(1), limits.perClientPerDay()));
        overall = limit(Map.of(Duration.ofHours(1), limits.overallPerHour()));
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("rate_limit")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(BETWEEN_CLEANINGS))
                .requestTimeout(PATIENCE)
                .clientClock(new WallClock(clock))
                .build();
    }

    /** So many in each period; zero is without limit. Null if there is none at all. */
    private static BucketConfiguration limit(Map<Duration, Integer> mostIn) {
        List<Bandwidth> limits = mostIn.entrySet().stream()
                .filter(most -> most.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(most -> Bandwidth.builder()
                        .capacity(most.getValue())
                        .refillGreedy(most.getValue(), most.getKey())
                        .build())
                .toList();
        return limits.isEmpty() ? null : new BucketConfiguration(limits);
    }

    /**
     * Counts one sending, unless there were too many of late.
     *
     * @return nothing if it may go on; otherwise how long the client has to wait before the next one
     */
    Optional<Duration> check(HttpServletRequest request) {
        if (perClient == null && overall == null) {
            return Optional.empty();
        }
        long all = key("all", overall);
        long client = key(clients.network(request), perClient);
        return remembered(client, all).or(() -> countInTurn(client, all));
    }

    private Optional<Duration> remembered(long client, long all) {
        return remembered(all).or(() -> remembered(client));
    }

    private Optional<Duration> remembered(long key) {
        Instant until = waiting.get(key);
        Instant now = clock.instant();
        return until == null || !until.isAfter(now) ? Optional.empty() : Optional.of(Duration.between(now, until));
    }

    /** One at a time, since all have to wait for the same bucket anyhow, and better without a connection. */
    private Optional<Duration> countInTurn(long client, long all) {
        try {
            if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DataAccessResourceFailureException("limits are not counted in time");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("stopped", stopped);
        }
        try {
            return remembered(client, all).or(() -> count(client, all));
        } catch (BucketExecutionException unavailable) {
            throw new DataAccessResourceFailureException("limits cannot be counted", unavailable);
        } finally {
            turn.unlock();
        }
    }

    private Optional<Duration> count(long client, long all) {
        clean();
        Optional<Duration> wait = take(client, perClient);
        if (wait.isEmpty()) {
            wait = take(all, overall);
            if (wait.isPresent() && perClient != null) {
                // what others used up is not this client's fault
                bucket(client, perClient).addTokens(1);
            }
        }
        return wait;
    }

    private Optional<Duration> take(long key, BucketConfiguration limit) {
        if (limit == null) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket(key, limit).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            waiting.remove(key);
            return Optional.empty();
        }
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        waiting.put(key, clock.instant().plus(wait));
        return Optional.of(wait);
    }

    private BucketProxy bucket(long key, BucketConfiguration limit) {
        return buckets.builder().build(key, () -> limit);
    }

    private void clean() {
        Instant now = clock.instant();
        if (!now.isBefore(nextCleaning)) {
            nextCleaning = now.plus(BETWEEN_CLEANINGS);
            buckets.removeExpired(CLEANED_AT_ONCE);
            waiting.values().removeIf(until -> !until.isAfter(now));
        }
    }

    /** Of the limits as well: with others, counting begins anew. */
    private long key(String whom, BucketConfiguration limits) {
        return ByteBuffer.wrap(secret.hmac(PURPOSE, whom + " " + limits)).getLong();
    }

    /** The application's clock, for the buckets. */
    private record WallClock(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
