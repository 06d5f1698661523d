package zukan.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL that the application starts and stops itself, its data in a folder that only one instance uses at a
 * time. Unlike one that is made for tests it loses nothing that it acknowledged: {@code fsync} and
 * {@code synchronous_commit} are on. It listens on the loopback address only, and wants a password (scram).
 */
public class EmbeddedPostgres implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "zukan";
    private static final String DATABASE = "zukan";

    /** The folders of this process: closing a second channel on a lock file would give up the lock of the first. */
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path cluster;
    private final Path programs;
    private final Duration patience;
    private final FileChannel lock;
    private final String password;
    private final int port;

    private EmbeddedPostgres(Path folder, Duration patience) throws IOException {
        this.folder = Files.createDirectories(folder).toRealPath();
        this.cluster = this.folder.resolve("postgresql");
        this.patience = patience;
        this.lock = lock();
        try {
            this.password = readOrMakePassword();
            this.programs = PostgresBinaries.unpackedBelow(this.folder.resolve("programs"));
            initialise();
            stopOrphan();
            this.port = freePort();
            start();
        } catch (IOException | RuntimeException failed) {
            unlock();
            throw failed;
        }
        createDatabase();
    }

    /**
     * Starts the PostgreSQL of a data folder, which is made if it does not exist.
     *
     * @param patience how long a busy machine may take
     * @throws DatabaseUnavailable if another instance uses the folder, or PostgreSQL does not start
     */
    public static EmbeddedPostgres in(Path folder, Duration patience) {
        try {
            return new EmbeddedPostgres(folder, patience);
        } catch (IOException failed) {
            throw new DatabaseUnavailable(
                    "the folder " + folder.toAbsolutePath().normalize() + " cannot be used (" + failed.getMessage()
                            + ")",
                    failed);
        }
    }

    @Override
    public String getJdbcUrl() {
        return url(DATABASE);
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    /** The data folder. */
    public Path folder() {
        return folder;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private FileChannel lock() throws IOException {
        if (!IN_USE.add(folder)) {
            throw inUse();
        }
        FileChannel channel = null;
        FileLock held = null;
        try {
            channel = FileChannel.open(
                    folder.resolve("zukan.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            held = channel.tryLock();
        } finally {
            if (held == null) {
                IN_USE.remove(folder);
                if (channel != null) {
                    channel.close();
                }
            }
        }
        if (held == null) {
            throw inUse();
        }
        return channel;
    }

    private void unlock() throws IOException {
        if (lock.isOpen()) {
            lock.close();
            IN_USE.remove(folder);
        }
    }

    private DatabaseUnavailable inUse() {
        return new DatabaseUnavailable("another Zukan is running with the data folder " + folder
                + "; stop it, or give this one a folder of its own (the seed data of the running one can be downloaded at"
                + " its desk, /desk/export)");
    }

    private String readOrMakePassword() {
        Path file = folder.resolve("password");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                Path unfinished = folder.resolve("password.new");
                Files.deleteIfExists(unfinished);
                if (isPosix()) {
                    Files.createFile(
                            unfinished,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                Files.writeString(
                        unfinished, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new DatabaseUnavailable("the password in " + file + " cannot be read or written", unreadable);
        }
    }

    private void initialise() throws IOException {
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            return;
        }
        Path unfinished = folder.resolve("postgresql.new");
        FileSystemUtils.deleteRecursively(unfinished);
        run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + folder.resolve("password"),
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                // trigrams know Japanese letters only where this does; they do not ask the provider
                "--lc-ctype=" + characterType());
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String characterType() {
        String system = System.getProperty("os.name", "");
        return system.startsWith("Windows") ? "C" : system.startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8";
    }

    /** Since this instance holds the lock, a server that still runs on the folder was left behind by one that was killed. */
    private void stopOrphan() throws IOException {
        Optional<ProcessHandle> orphan = postmaster();
        if (orphan.isPresent()) {
            run("pg_ctl", "stop", "--pgdata=" + cluster, "--mode=fast", "--wait", "--timeout=" + patience.toSeconds());
            LOG.warn(
                    "An earlier Zukan was killed and left its database running (process {}); it has been stopped cleanly.",
                    orphan.get().pid());
        } else if (Files.deleteIfExists(cluster.resolve("postmaster.pid"))) {
            // with the file there, PostgreSQL would not start if its number were by now that of any other process
            LOG.warn("The database was not shut down last time; PostgreSQL recovers what was committed.");
        }
    }

    Optional<ProcessHandle> postmaster() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(process -> process.info()
                                .command()
                                .filter(command -> Path.of(command).startsWith(folder.resolve("programs")))
                                .isPresent());
    }

    /** Starts the server, always on the same port. */
    void start() throws IOException {
        run(
                "pg_ctl",
                "start",
                "--pgdata=" + cluster,
                "--log=" + folder.resolve("postgresql.log"),
                "--wait",
                "--timeout=" + patience.toSeconds(),
                "--options=-c port=" + port
                        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                        + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=50");
    }

    private void createDatabase() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        } catch (SQLException failed) {
            close();
            throw new DatabaseUnavailable("it does not answer (" + failed.getMessage() + ")", failed);
        }
    }

    /** Stops PostgreSQL and gives the folder free. */
    @Override
    public void close() {
        try {
            try {
                run(
                        "pg_ctl",
                        "stop",
                        "--pgdata=" + cluster,
                        "--mode=fast",
                        "--wait",
                        "--timeout=" + patience.toSeconds());
            } finally {
                unlock();
            }
        } catch (IOException | DatabaseUnavailable failed) {
            LOG.warn("The embedded PostgreSQL did not stop: {}", failed.getMessage());
        }
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, with the same rights to
            // the files
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, program, ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            if (!process.waitFor(patience.toSeconds() + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DatabaseUnavailable(program + " did not finish within " + patience.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new DatabaseUnavailable(
                        program + " failed: " + Files.readString(output).strip() + logTail());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable(program + " was interrupted", interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private String logTail() throws IOException {
        Path log = folder.resolve("postgresql.log");
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log);
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private boolean isRoot() {
        return isPosix() && "root".equals(System.getProperty("user.name"));
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
