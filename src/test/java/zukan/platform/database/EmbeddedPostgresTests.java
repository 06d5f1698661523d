package zukan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The database that comes along keeps what was entrusted to it, and keeps others out. */
@Timeout(180)
class EmbeddedPostgresTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USER = "zukan";

    @TempDir
    private static Path sharedFolder;

    /** For what can be asked of one instance without harm to another question. */
    private static EmbeddedPostgres shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startShared() throws IOException {
        assumeTrue(
                new PathMatchingResourcePatternResolver().getResources("classpath*:/postgres-*.txz").length > 0,
                "no PostgreSQL for this platform is packed in");
        shared = EmbeddedPostgres.in(sharedFolder, PATIENCE);
    }

    @AfterAll
    static void stopShared() {
        if (shared != null) {
            shared.close();
        }
    }

    @Test
    void whatItAcknowledgesIsOnTheDisk() throws SQLException {
        assertThat(ask(shared, "show fsync")).isEqualTo("on");
        assertThat(ask(shared, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(shared, "show full_page_writes")).isEqualTo("on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void aConnectionWithoutTheRightPasswordIsRefused(String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(shared.getJdbcUrl(), USER, password))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void itListensOnTheLoopbackAddressOnly() throws SQLException, IOException {
        assertThat(ask(shared, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(shared, "show unix_socket_directories")).isEmpty();
        List<InetAddress> outward = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress address : outward) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port(shared)), 2_000))
                        .as(address.toString())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void onlyTheOwnerReadsThePasswordAndTheData() throws IOException {
        assumeTrue(
                shared.folder().getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        assertThat(permissions("password")).isEqualTo("rw-------");
        assertThat(permissions("postgresql")).isEqualTo("rwx------");
        assertThat(Files.readString(sharedFolder.resolve("password"))).isEqualTo(shared.getPassword());
    }

    @Test
    void trigramsKnowJapaneseLetters() throws SQLException {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows has no UTF-8 character type");
        try (Connection connection = DriverManager.getConnection(shared.getJdbcUrl(), USER, shared.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_trgm");
        }

        assertThat(ask(shared, "select cardinality(show_trgm('深層'))::text")).isNotEqualTo("0");
    }

    @Test
    void theDataSurviveAStopAndANewStart() throws SQLException {
        String password;
        try (EmbeddedPostgres postgres = start()) {
            write(postgres.getJdbcUrl(), postgres.getPassword(), "図鑑");
            password = postgres.getPassword();
        }
        try (EmbeddedPostgres again = start()) {
            assertThat(read(again.getJdbcUrl(), again.getPassword())).isEqualTo("図鑑");
            assertThat(again.getPassword()).isEqualTo(password);
        }
    }

    @Test
    void aStoppedInstanceLeavesNothingRunningAndItsFolderFree() throws Exception {
        EmbeddedPostgres postgres = start();
        int port = port(postgres);
        postgres.close();

        assertThat(OtherProcess.postgresOf(folder.toRealPath())).isEmpty();
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                    .isInstanceOf(ConnectException.class);
        }
        try (OtherProcess other = OtherProcess.with(folder)) {
            assertThat(other.url()).startsWith("jdbc:");
        }
    }

    @Test
    void aSecondInstanceOnTheSameFolderIsRefused() throws Exception {
        try (OtherProcess first = OtherProcess.with(folder)) {
            write(first.url(), password(), "first");

            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(folder.toRealPath().toString());
            assertThat(read(first.url(), password())).isEqualTo("first");
        }
    }

    @Test
    void aSecondTryInTheSameProcessIsRefusedAndDoesNotGiveTheFolderFree() throws Exception {
        try (EmbeddedPostgres first = start()) {
            write(first.getJdbcUrl(), first.getPassword(), "first");

            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(first.folder().toString());
            try (OtherProcess other = OtherProcess.with(folder)) {
                assertThat(other.refusal())
                        .contains("another Zukan", first.folder().toString(), "/desk/export");
            }
            assertThat(read(first.getJdbcUrl(), first.getPassword())).isEqualTo("first");
        }
    }

    @Test
    void theDatabaseOfAKilledInstanceIsStoppedAndItsCommittedDataAreThere() throws Exception {
        try (OtherProcess killed = OtherProcess.with(folder)) {
            write(killed.url(), password(), "committed");
            long orphan = postmaster(folder);
            killed.kill();
            assertThat(read(killed.url(), password())).as("the orphan runs on").isEqualTo("committed");

            try (EmbeddedPostgres next = start()) {
                assertThat(read(next.getJdbcUrl(), next.getPassword())).isEqualTo("committed");
                assertThat(postmaster(folder)).isNotEqualTo(orphan);
                assertThat(OtherProcess.postgresOf(folder.toRealPath()))
                        .extracting(ProcessHandle::pid)
                        .doesNotContain(orphan);
            }
        }
    }

    @Test
    void whatWasCommittedIsThereAfterEverythingDiedAtOnce() throws Exception {
        try (OtherProcess killed = OtherProcess.with(folder)) {
            write(killed.url(), password(), "committed");
            killed.kill();
            dieAtOnce();

            try (EmbeddedPostgres next = start()) {
                assertThat(read(next.getJdbcUrl(), next.getPassword())).isEqualTo("committed");
            }
        }
    }

    /** In a restarted container numbers begin anew, and that of the dead database is soon another process's. */
    @Test
    void aProcessThatHasTheNumberOfADeadDatabaseIsLeftAloneAndDoesNotKeepItFromStarting() throws Exception {
        try (OtherProcess killed = OtherProcess.with(folder)) {
            write(killed.url(), password(), "committed");
            killed.kill();
            dieAtOnce();
            claimToBe(postmaster(sharedFolder));

            try (EmbeddedPostgres next = start()) {
                assertThat(read(next.getJdbcUrl(), next.getPassword())).isEqualTo("committed");
            }
            assertThat(ask(shared, "select 'unharmed'")).isEqualTo("unharmed");
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.in(folder, PATIENCE);
    }

    private String password() throws IOException {
        return Files.readString(folder.resolve("password"));
    }

    private static String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(sharedFolder.resolve(file)));
    }

    /** As when the power goes: the postmaster and all that it started. */
    private void dieAtOnce() throws IOException {
        Path real = folder.toRealPath();
        OtherProcess.postgresOf(real).forEach(ProcessHandle::destroyForcibly);
        await().until(() -> OtherProcess.postgresOf(real).isEmpty());
        assertThat(real.resolve("postgresql/postmaster.pid")).exists();
    }

    private static Path pidFile(Path folder) {
        return folder.resolve("postgresql").resolve("postmaster.pid");
    }

    private static long postmaster(Path folder) throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile(folder)).get(0).strip());
    }

    private void claimToBe(long pid) throws IOException {
        List<String> lines = Files.readAllLines(pidFile(folder));
        lines.set(0, Long.toString(pid));
        Files.write(pidFile(folder), lines);
    }

    private static int port(EmbeddedPostgres postgres) {
        return URI.create(postgres.getJdbcUrl().substring("jdbc:".length())).getPort();
    }

    private static void write(String url, String password, String word) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, USER, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (word text)");
            statement.execute("insert into kept values ('" + word + "')");
        }
    }

    private static String read(String url, String password) throws SQLException {
        return ask(url, password, "select word from kept");
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        return ask(postgres.getJdbcUrl(), postgres.getPassword(), sql);
    }

    private static String ask(String url, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, USER, password);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            assertThat(answer.next()).as(sql).isTrue();
            return answer.getString(1);
        }
    }
}
