package zukan.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import zukan.Browsing;
import zukan.TestDatabase;
import zukan.ZukanApplication;
import zukan.ZukanTest;
import zukan.platform.CommandLine;
import zukan.platform.ZukanProperties;
import zukan.platform.database.EmbeddedPostgres;

/** How the first curator comes in, and one who lost the password. */
@ZukanTest
@ExtendWith(OutputCaptureExtension.class)
class FirstCuratorTests {

    private static final Pattern SET_UP = Pattern.compile("http://localhost:8080(/set-up/[\\w-]{43})");
    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER_PASSWORD = "staple of the desk";

    private final String name = "f" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    private Curators curators;

    @Autowired
    private OneTimeLinks links;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void allTestsComeFromOneAddress() {
        jdbc.sql("delete from sign_in_failure").update();
    }

    @Test
    void theFirstStartShowsALinkOnceAndAllInstancesShareSessionsAndFailures(CapturedOutput output) {
        String[] arguments = Stream.concat(
                        Stream.of(database(TestDatabase.fresh())), Stream.of("--zukan.trusted-proxies=127.0.0.0/8,::1"))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext one = SpringApplication.run(ZukanApplication.class, arguments)) {
            Browsing browsing = Browsing.withCookies(port(one));
            assertThat(browsing.get("/sign-in").body()).contains("編者はまだいません");
            List<String> shown = setUpLinks(output);
            assertThat(shown).hasSize(1);
            String link = shown.get(0);
            assertThat(browsing.get(link).statusCode()).isEqualTo(200);

            try (ConfigurableApplicationContext two = SpringApplication.run(ZukanApplication.class, arguments)) {
                assertThat(setUpLinks(output)).as("shown once").hasSize(1);
                assertThat(output).contains("The link that an earlier start printed still works", "reset-password");

                Browsing elsewhere = Browsing.withCookies(port(two));
                Map<String, String> choice = Map.of("name", name, "password", PASSWORD, "repeated", PASSWORD);
                assertThat(elsewhere.submit(link, link, choice).headers().firstValue("Location"))
                        .contains("/sign-in?done=set-up");
                assertThat(browsing.get(link).statusCode()).isEqualTo(410);
                assertThat(browsing.get("/sign-in").body()).doesNotContain("編者はまだいません");

                browsing.submit("/sign-in", "/sign-in", Map.of("name", name, "password", PASSWORD));
                String session = "SESSION=" + browsing.cookie("SESSION").orElseThrow();
                Browsing other = new Browsing(port(two));
                assertThat(other.get("/desk/account", "Cookie", session).body()).contains(name);

                browsing.submit("/desk/account", "/desk/account/sign-out-everywhere", Map.of());
                assertThat(other.get("/desk/account", "Cookie", session).statusCode())
                        .isEqualTo(302);

                Map<String, String> guess = Map.of("name", name, "password", "a wrong guess");
                for (int failure = 0; failure < 5; failure++) {
                    Browsing either = failure % 2 == 0 ? browsing : elsewhere;
                    assertThat(either.submit("/sign-in", "/sign-in", guess, "X-Forwarded-For", "192.0.2.1")
                                    .statusCode())
                            .isEqualTo(422);
                }
                for (Browsing either : List.of(browsing, elsewhere)) {
                    assertThat(either.submit("/sign-in", "/sign-in", guess, "X-Forwarded-For", "192.0.2.1")
                                    .statusCode())
                            .as("counted together")
                            .isEqualTo(429);
                    assertThat(either.submit("/sign-in", "/sign-in", guess, "X-Forwarded-For", "198.51.100.2")
                                    .statusCode())
                            .as("another address behind the same proxy")
                            .isEqualTo(422);
                }
            }
        }
        assertThat(output).doesNotContain("Using generated security password", PASSWORD);
    }

    @Test
    void theCommandMakesALinkWithoutServingPages(CapturedOutput output) {
        String[] database = database(TestDatabase.fresh());
        String before = output.getAll();

        assertThat(command(database, "reset-password", name)).isZero();
        assertThat(command(database, "reset-password", name)).isZero();
        assertThat(setUpLinks(output)).as("no curator yet").hasSize(2);
        assertThat(output.getAll().substring(before.length())).doesNotContain("Tomcat", "address    ");
    }

    @Test
    void theCommandLetsACuratorInWhoLostThePassword(CapturedOutput output) {
        String[] database = database(TestDatabase.url());
        curators.appoint(name, PASSWORD, null);

        assertThat(command(database, "reset-password", name.toUpperCase())).isZero();

        List<String> shown = setUpLinks(output);
        assertThat(shown).hasSize(1);
        links.follow(shown.get(0).replace("/set-up/", ""), "", OTHER_PASSWORD);
        assertThat(curators.hasPassword(curators.find(name).orElseThrow(), OTHER_PASSWORD))
                .isTrue();

        assertThat(command(database, "reset-password", "nobody-" + name)).isEqualTo(1);
        assertThat(output).contains("There is no curator of that name").contains(name);
        assertThat(command(database, "reset-password")).isEqualTo(2);
        assertThat(output).contains("Usage: java -jar zukan.jar reset-password NAME");
    }

    @Test
    void theCommandSaysIfTheDatabaseIsInUse(@TempDir Path folder, CapturedOutput output) {
        try (EmbeddedPostgres inUse = EmbeddedPostgres.in(folder, Duration.ofSeconds(60))) {
            CommandLine reset =
                    new CommandLine(ZukanApplication.class, "reset-password", name, "--zukan.data=" + inUse.folder());

            assertThatThrownBy(reset::run)
                    .hasRootCauseMessage("another Zukan is running with the data folder " + inUse.folder()
                            + "; stop it, or give this one a folder of its own (the seed data of the running one can be"
                            + " downloaded at its desk, /desk/export)");
        }
        assertThat(output).contains("another Zukan is running with the data folder");
    }

    @Test
    void theConfiguredPasswordAppointsACuratorAndResetsTheirPassword(CapturedOutput output) {
        configured(name, PASSWORD).afterSingletonsInstantiated();
        Curator appointed = curators.find(name).orElseThrow();
        assertThat(curators.hasPassword(appointed, PASSWORD)).isTrue();

        configured(name, PASSWORD).afterSingletonsInstantiated();
        assertThat(curators.find(name)).as("nothing happened").contains(appointed);

        configured(name, OTHER_PASSWORD).afterSingletonsInstantiated();
        assertThat(curators.hasPassword(appointed, OTHER_PASSWORD)).isTrue();
        assertThat(output).contains("take zukan.curator-password away").doesNotContain(PASSWORD, OTHER_PASSWORD);

        configured(name, "").afterSingletonsInstantiated();
        assertThat(curators.hasPassword(appointed, OTHER_PASSWORD)).isTrue();
    }

    @Test
    void aConfiguredPasswordThatCannotBeIsNotTaken() {
        assertThatThrownBy(() -> configured(name, "short").afterSingletonsInstantiated())
                .isInstanceOf(CuratorNotConfigured.class)
                .hasMessageContaining("at least 12 characters")
                .hasMessageNotContaining("short");

        curators.appoint(name, PASSWORD, null);
        curators.remove(curators.find(name).orElseThrow(), "a test");
        assertThatThrownBy(() -> configured(name, PASSWORD).afterSingletonsInstantiated())
                .isInstanceOf(CuratorNotConfigured.class)
                .hasMessageContaining("never given twice");
    }

    private FirstCurator configured(String curator, String password) {
        return new FirstCurator(
                curators,
                links,
                new ZukanProperties(
                        URI.create("http://localhost:8080"),
                        null,
                        Duration.ZERO,
                        null,
                        curator,
                        password,
                        List.of(),
                        null,
                        null,
                        null));
    }

    private static int command(String[] database, String... words) {
        String[] arguments =
                Stream.concat(Stream.of(words), Stream.of(database)).toArray(String[]::new);
        return new CommandLine(ZukanApplication.class, arguments).run();
    }

    private static String[] database(String url) {
        return new String[] {
            "--server.port=0",
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=" + TestDatabase.username(),
            "--spring.datasource.password=" + TestDatabase.password()
        };
    }

    private static List<String> setUpLinks(CapturedOutput output) {
        Matcher found = SET_UP.matcher(output.getAll());
        return found.results().map(link -> link.group(1)).toList();
    }

    private static int port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
