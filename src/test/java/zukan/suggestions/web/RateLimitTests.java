package zukan.suggestions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;
import zukan.Posting;
import zukan.SetClock;
import zukan.TestDatabase;
import zukan.ZukanApplication;
import zukan.platform.ClientAddress;
import zukan.platform.SiteSecret;
import zukan.platform.ZukanProperties;

/** How much may be sent: over HTTP to two instances on one database, and in detail without HTTP. */
class RateLimitTests {

    private static final AtomicInteger NUMBER = new AtomicInteger(20_000);
    private static final AtomicInteger CLIENT = new AtomicInteger();

    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    @BeforeAll
    static void startTwo() {
        one = start();
        other = start();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    private static ConfigurableApplicationContext start() {
        return SpringApplication.run(
                ZukanApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + TestDatabase.url(),
                "--spring.datasource.username=" + TestDatabase.username(),
                "--spring.datasource.password=" + TestDatabase.password(),
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--zukan.trusted-proxies=127.0.0.0/8,::1",
                "--zukan.suggestions.per-client-per-hour=3",
                "--zukan.suggestions.per-client-per-day=4",
                "--zukan.suggestions.overall-per-hour=1000");
    }

    private static HttpResponse<String> suggest(ConfigurableApplicationContext instance, String forwarded) {
        return suggest(instance, forwarded, content(), UUID.randomUUID().toString());
    }

    private static HttpResponse<String> suggest(
            ConfigurableApplicationContext instance, String forwarded, String content, String key) {
        int port = instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new Posting(port).suggest(content, key, new String[] {"X-Forwarded-For", forwarded});
    }

    private static String content() {
        return "{\"arxivId\": \"1907.%d\"}".formatted(NUMBER.incrementAndGet());
    }

    /** A network that no other test comes from, up to its last part. */
    private static String network() {
        return "203.0." + CLIENT.incrementAndGet() + ".";
    }

    @Test
    void bothInstancesCountTogether() {
        String network = network();
        assertThat(List.of(
                        suggest(one, network + 1).statusCode(),
                        suggest(other, network + 1).statusCode(),
                        suggest(one, network + 200).statusCode()))
                .containsOnly(201);

        for (ConfigurableApplicationContext instance : List.of(other, one, other)) {
            HttpResponse<String> refused = suggest(instance, network + 77);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 20 * 60);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(JsonMapper.shared().readTree(refused.body()).get("type").asString())
                    .endsWith("/en/api#too-many");
        }
        assertThat(suggest(other, network()).statusCode()).isEqualTo(201);
    }

    @Test
    void whatAClientWritesIntoTheHeaderDoesNotHelpIt() {
        String network = network();

        List<Integer> statuses = IntStream.range(0, 5)
                .mapToObj(n -> suggest(n % 2 == 0 ? one : other, "198.51.100." + n + ", " + network + n)
                        .statusCode())
                .toList();

        assertThat(statuses).containsExactly(201, 201, 201, 429, 429);
    }

    @Test
    void aRepeatIsNotCountedAndAlwaysAnswered() {
        String network = network();
        String content = content();
        String key = UUID.randomUUID().toString();
        String first = suggest(one, network + 1, content, key).body();

        for (int n = 0; n < 5; n++) {
            assertThat(suggest(other, network + 1, content, key).body()).isEqualTo(first);
        }
        assertThat(suggest(one, network + 1).statusCode()).isEqualTo(201);
        assertThat(suggest(one, network + 1).statusCode()).isEqualTo(201);
        assertThat(suggest(one, network + 1).statusCode()).isEqualTo(429);
        assertThat(suggest(one, network + 1, content, key).body()).isEqualTo(first);
    }

    @Test
    void whatIsWrongIsNotCounted() {
        String network = network();

        for (int n = 0; n < 5; n++) {
            assertThat(suggest(one, network + 1, "{}", "12345678").statusCode()).isEqualTo(422);
        }
        assertThat(suggest(one, network + 1).statusCode()).isEqualTo(201);
    }

    @Test
    void whatWasUsedUpComesBackEvenlyUpToTheDaysShare() {
        SetClock clock = new SetClock();
        SendingLimit limit = limit(3, 4, 1000, clock, database());
        MockHttpServletRequest request = from(network() + 1);

        assertThat(List.of(limit.check(request), limit.check(request), limit.check(request)))
                .allMatch(wait -> wait.isEmpty());
        assertThat(limit.check(request)).contains(Duration.ofMinutes(20));
        clock.goOn(Duration.ofMinutes(19));
        assertThat(limit.check(request)).contains(Duration.ofMinutes(1));
        clock.goOn(Duration.ofMinutes(1));
        assertThat(limit.check(request)).isEmpty();
        clock.goOn(Duration.ofHours(1));
        // four a day: the fifth has to wait for a quarter of one
        assertThat(limit.check(request).orElseThrow()).isBetween(Duration.ofHours(4), Duration.ofHours(5));
    }

    @Test
    void allTogetherHaveALimitThatIsNoFaultOfTheirs() {
        SetClock clock = new SetClock();
        // a number of its own, since buckets with the same limits are the same
        SendingLimit first = limit(2, 20, 3, clock, database());
        SendingLimit second = limit(2, 20, 3, clock, database());
        MockHttpServletRequest late = from(network() + 1);

        assertThat(first.check(from(network() + 1))).isEmpty();
        assertThat(second.check(from(network() + 1))).isEmpty();
        assertThat(first.check(from(network() + 1))).isEmpty();

        assertThat(second.check(late)).contains(Duration.ofMinutes(20));
        assertThat(first.check(late)).contains(Duration.ofMinutes(20));
        clock.goOn(Duration.ofMinutes(40));
        assertThat(first.check(late)).isEmpty();
        assertThat(first.check(late)).isEmpty();
        assertThat(second.check(late)).isPresent();
    }

    @Test
    void aFloodDoesNotReachTheDatabase() {
        AtomicInteger connections = new AtomicInteger();
        DataSource counting = new DelegatingDataSource(database()) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        };
        SendingLimit limit = limit(1, 20, 998, new SetClock(), counting);
        MockHttpServletRequest request = from(network() + 1);
        limit.check(request);
        limit.check(request);
        int before = connections.get();

        assertThat(IntStream.range(0, 10_000).mapToObj(n -> limit.check(request)))
                .allMatch(wait -> wait.isPresent());

        assertThat(before).isPositive();
        assertThat(connections).hasValue(before);
    }

    @Test
    void zeroIsWithoutLimitAndAsksNoDatabase() {
        AtomicInteger connections = new AtomicInteger();
        SendingLimit none = limit(0, 0, 0, new SetClock(), new DelegatingDataSource(database()) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        });
        SendingLimit onlyOverall = limit(0, 0, 2, new SetClock(), database());
        SendingLimit onlyPerDay = limit(0, 2, 0, new SetClock(), database());
        MockHttpServletRequest request = from(network() + 1);

        assertThat(IntStream.range(0, 1000).mapToObj(n -> none.check(request))).allMatch(Optional::isEmpty);
        assertThat(connections).hasValue(0);
        for (SendingLimit two : List.of(onlyOverall, onlyPerDay)) {
            assertThat(two.check(request)).isEmpty();
            assertThat(two.check(request)).isEmpty();
            assertThat(two.check(request)).isPresent();
        }
    }

    @Test
    void whatHasExpiredIsDeleted() {
        JdbcClient jdbc = one.getBean(JdbcClient.class);
        jdbc.sql("insert into rate_limit (id, state, expires_at) values (1, null, 1), (2, null, :later)")
                .param("later", Long.MAX_VALUE)
                .update();
        try {
            limit(3, 4, 997, new SetClock(), database()).check(from(network() + 1));

            assertThat(jdbc.sql("select id from rate_limit where id in (1, 2)")
                            .query(Long.class)
                            .list())
                    .containsExactly(2L);
        } finally {
            jdbc.sql("delete from rate_limit where id in (1, 2)").update();
        }
    }

    private static DataSource database() {
        return one.getBean(DataSource.class);
    }

    private static MockHttpServletRequest from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    /** One instance's limit, as the application makes it. */
    private static SendingLimit limit(int perHour, int perDay, int overall, Clock clock, DataSource database) {
        ZukanProperties properties = new Binder(new MapConfigurationPropertySource(Map.of(
                        "zukan.suggestions.per-client-per-hour", perHour,
                        "zukan.suggestions.per-client-per-day", perDay,
                        "zukan.suggestions.overall-per-hour", overall)))
                .bind("zukan", ZukanProperties.class)
                .get();
        return new SendingLimit(
                properties, one.getBean(ClientAddress.class), one.getBean(SiteSecret.class), database, clock);
    }
}
