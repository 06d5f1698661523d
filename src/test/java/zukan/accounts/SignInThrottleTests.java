package zukan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import zukan.ZukanTest;

@ZukanTest
class SignInThrottleTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** Nobody else's, and another in each test. */
    private final String client = UUID.randomUUID().toString();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SignInThrottle throttle;

    @Test
    void fiveFailuresInAQuarterOfAnHourAreEnough() {
        for (int minute = 0; minute < 5; minute++) {
            assertThat(at(minute).attempt("hanako", client)).isEmpty();
        }
        assertThat(at(5).attempt("hanako", client)).contains(Duration.ofMinutes(10));
        assertThat(at(14).attempt("Ｈａｎａｋｏ", client)).as("the same name").contains(Duration.ofMinutes(1));

        assertThat(at(15).attempt("hanako", client))
                .as("the first has grown old")
                .isEmpty();
        assertThat(at(15).attempt("hanako", client)).contains(Duration.ofMinutes(1));
    }

    @Test
    void whoIsRefusedDoesNotWaitLongerForTrying() {
        for (int failure = 0; failure < 5; failure++) {
            at(0).attempt("hanako", client);
        }
        for (int minute = 1; minute < 15; minute++) {
            assertThat(at(minute).attempt("hanako", client)).isPresent();
        }
        assertThat(at(15).attempt("hanako", client)).isEmpty();
    }

    @Test
    void nobodyCanLockACuratorOutFromElsewhere() {
        for (int failure = 0; failure < 5; failure++) {
            at(0).attempt("hanako", client);
        }
        assertThat(at(0).attempt("hanako", client)).isPresent();

        assertThat(at(0).attempt("hanako", UUID.randomUUID().toString())).isEmpty();
        assertThat(at(0).attempt("taro", client)).isEmpty();
    }

    @Test
    void aClientThatTriesManyNamesIsStoppedToo() {
        for (int name = 0; name < 20; name++) {
            assertThat(at(0).attempt("name" + name, client)).isEmpty();
        }
        assertThat(at(0).attempt("another", client)).contains(Duration.ofMinutes(15));
    }

    @Test
    void whoSucceedsBeginsAnew() {
        for (int failure = 0; failure < 4; failure++) {
            at(0).attempt("hanako", client);
        }
        assertThat(at(0).attempt("hanako", client)).isEmpty();
        at(0).succeeded("hanako", client);
        assertThat(at(0).attempt("hanako", client)).isEmpty();
    }

    @Test
    void manyTriesAtOnceAreNoMoreThanTheirNumber() throws InterruptedException, ExecutionException {
        ExecutorService tries = Executors.newFixedThreadPool(8);
        try {
            Callable<Optional<Duration>> one = () -> throttle.attempt("hanako", client);
            List<Future<Optional<Duration>>> answers =
                    tries.invokeAll(Stream.generate(() -> one).limit(40).toList());
            int allowed = 0;
            for (Future<Optional<Duration>> answer : answers) {
                allowed += answer.get().isEmpty() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(5);
        } finally {
            tries.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20:01:0d:b8:00:01:00:02",
        "2001:db8:1:2:ffff::1, 20:01:0d:b8:00:01:00:02",
        "::ffff:192.0.2.7, 192.0.2.7",
        "fe80::1%no-such-interface, fe80::1%no-such-interface",
        "no address, no address",
    })
    void whoHasOneAddressOfANetworkHasThemAll(String address, String network) {
        assertThat(SignInThrottle.network(address)).isEqualTo(network);
    }

    private SignInThrottle at(int minute) {
        return new SignInThrottle(jdbc, Clock.fixed(NOON.plus(Duration.ofMinutes(minute)), ZoneOffset.UTC));
    }
}
