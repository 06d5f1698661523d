package zukan;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The whole application in a JVM of its own, which can be killed. */
public final class OtherZukan implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final int port;
    private final Path log;
    private final List<String> command;
    private Process jvm;

    /** @param options in Spring's form, {@code --zukan.data=…} */
    public OtherZukan(Path log, List<String> options) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        this.log = log;
        command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ZukanApplication.class.getName(),
                "--server.port=" + port));
        command.addAll(options);
    }

    public int port() {
        return port;
    }

    /** Starts it and returns when it is ready. */
    public void start() throws IOException {
        jvm = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (!jvm.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError("not started:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** SIGKILL, as from the kernel when memory runs out. */
    public void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    private boolean isReady() {
        try {
            return new Browsing(port).get("/actuator/health/readiness").statusCode() == 200;
        } catch (AssertionError refused) {
            return false;
        }
    }

    /** SIGTERM: its own database, if it has one, is stopped too. */
    @Override
    public void close() throws InterruptedException {
        jvm.destroy();
        jvm.waitFor();
    }
}
