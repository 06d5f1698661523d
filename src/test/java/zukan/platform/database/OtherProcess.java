package zukan.platform.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The embedded PostgreSQL in a JVM of its own, as another Zukan on the same machine would run it. */
final class OtherProcess implements AutoCloseable {

    private static final String REFUSED = "refused: ";

    private final Path folder;
    private final Process jvm;
    private final String answer;

    private OtherProcess(Path folder, Process jvm, String answer) {
        this.folder = folder;
        this.jvm = jvm;
        this.answer = answer;
    }

    /** What runs in the other JVM: it tells its parent, by its output, where the database is or why there is none, and ends with its input. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.in(Path.of(arguments[0]), Duration.ofSeconds(60))) {
            // the test that started this process reads its output
            System.out.println(postgres.getJdbcUrl());
            System.in.read();
        } catch (DatabaseUnavailable refused) {
            System.out.println(REFUSED + refused.getMessage().replace('\n', ' '));
        }
    }

    /** Returns when the other JVM's database answers, or was refused. */
    static OtherProcess with(Path folder) throws IOException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.startsWith("jdbc:") && !line.startsWith(REFUSED)) {
            line = output.readLine();
        }
        return new OtherProcess(folder, jvm, String.valueOf(line));
    }

    /** The address of its database. */
    String url() {
        if (!answer.startsWith("jdbc:")) {
            throw new AssertionError(answer);
        }
        return answer;
    }

    /** Why it has no database. */
    String refusal() {
        if (!answer.startsWith(REFUSED)) {
            throw new AssertionError(answer);
        }
        return answer.substring(REFUSED.length());
    }

    /** SIGKILL: nothing of the JVM gets to tidy up, and its database runs on. */
    void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    /** What still runs of the PostgreSQL of a folder. */
    static List<ProcessHandle> postgresOf(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(folder))
                        .isPresent())
                .collect(Collectors.toList());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        boolean killed = !jvm.isAlive() && jvm.exitValue() != 0;
        jvm.outputWriter().close();
        jvm.waitFor();
        if (killed && Files.exists(folder)) {
            postgresOf(folder.toRealPath()).forEach(ProcessHandle::destroyForcibly);
        }
    }
}
