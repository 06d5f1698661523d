package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.catalog.Change;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;
import zukan.platform.Command;
import zukan.platform.CommandLine;

/** What an operator has done with a word after the jar, and what goes wrong with it. */
@ExtendWith(OutputCaptureExtension.class)
class CommandLineTests {

    private static final Path SEED_DATA = Path.of("seed-data");

    @TempDir
    Path folder;

    private record Ended(int code, String output, String errors) {}

    /** As the jar is started, in a JVM of its own. */
    private Ended java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                ZukanApplication.class.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        int code = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve("here")).toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        return new Ended(code, Files.readString(output), Files.readString(errors, StandardCharsets.UTF_8));
    }

    private static int run(EmptyDatabase database, String... arguments) {
        return new CommandLine(
                        ZukanApplication.class,
                        Stream.concat(database.options().stream(), Stream.of(arguments))
                                .toArray(String[]::new))
                .run();
    }

    @Test
    void aWordThatIsNoCommandIsAnsweredWithTheUsageAndTouchesNoData() throws Exception {
        Ended ended = java("exprot", "seed-data", "x");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors())
                .contains("no command \"exprot\"", "java -jar zukan.jar COMMAND", "export")
                .doesNotContain("\tat ");
        assertThat(ended.output()).isEmpty();
        assertThat(folder.resolve("here")).isEmptyDirectory();
    }

    @Test
    void anExportWritesTheFilesEndsAndOpensNoPort() throws Exception {
        try (EmptyDatabase database = new EmptyDatabase();
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path target = folder.resolve("new/seed-data");

            Ended ended = java(Stream.concat(
                            Stream.of(
                                    "export", "seed-data", target.toString(), "--server.port=" + taken.getLocalPort()),
                            database.options().stream())
                    .toArray(String[]::new));

            assertThat(ended.errors()).isEmpty();
            assertThat(ended.code()).isZero();
            assertThat(ended.output())
                    .endsWith(target + ": files written " + seedFiles() + ", unchanged 0, removed 0\n");
            assertThat(Files.readString(target.resolve("papers/wavenet.yaml")))
                    .isEqualTo(Files.readString(SEED_DATA.resolve("papers/wavenet.yaml")));
        }
    }

    @Test
    void onlyWhatDiffersIsWrittenAndPapersThatAreNoMoreAreRemoved(CapturedOutput output) throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        Files.writeString(folder.resolve("papers/wavenet.yaml"), "slug: something else\n");
        Files.writeString(folder.resolve("papers/unheard-of.yaml"), "slug: unheard-of\n");
        Files.writeString(folder.resolve("figures/unheard-of.svg"), "<svg/>");
        Files.writeString(folder.resolve("papers/notes.txt"), "mine");
        try (EmptyDatabase database = new EmptyDatabase()) {
            assertThat(run(database, "export", "seed-data", folder.toString())).isZero();
        }

        assertThat(output.getOut()).contains("files written 1, unchanged " + (seedFiles() - 1) + ", removed 2");
        assertThat(Files.readString(folder.resolve("papers/wavenet.yaml"))).startsWith("slug: wavenet\n");
        assertThat(folder.resolve("papers/unheard-of.yaml")).doesNotExist();
        assertThat(folder.resolve("figures/unheard-of.svg")).doesNotExist();
        assertThat(folder.resolve("papers/notes.txt")).hasContent("mine");
        assertThat(folder.resolve("README.md")).hasSameTextualContentAs(SEED_DATA.resolve("README.md"));
    }

    /** How many files there are, README and schemas apart. */
    private static long seedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(SEED_DATA)) {
            return files.filter(file -> file.toString().matches(".*[.](yaml|svg)"))
                    .count();
        }
    }

    @Test
    void foldersThatDoNotFitAreRefusedInOneSentence(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Path other = Files.createDirectories(folder.resolve("other/papers"));
        Files.writeString(other.resolve("mine.yaml"), "mine");
        try (EmptyDatabase database = new EmptyDatabase()) {
            try (ConfigurableApplicationContext zukan = database.start()) {
                Command export = zukan.getBean("export", Command.class);
                assertThat(export.run(List.of("seed-data", file.toString()))).isEqualTo(1);
                assertThat(export.run(List.of("seed-data", file + "/below"))).isEqualTo(1);
                assertThat(export.run(List.of("seed-data", other.getParent().toString())))
                        .isEqualTo(1);
                assertThat(export.run(List.of("everything", "x"))).isEqualTo(2);
            }
            assertThat(run(database, "export", "seed-data")).isEqualTo(2);
        }

        assertThat(output.getErr())
                .contains(
                        file + " is not a folder.",
                        "Cannot write ",
                        other.getParent() + " is not empty and holds no survey.yaml",
                        "Usage: java -jar zukan.jar export seed-data FOLDER")
                .doesNotContain("\tat ");
        assertThat(other.resolve("mine.yaml")).hasContent("mine");
        assertThat(file).hasContent("mine");
    }

    @Test
    void whatNoFileMaySayIsToldWithItsLine(CapturedOutput output) {
        try (EmptyDatabase database = new EmptyDatabase()) {
            try (ConfigurableApplicationContext zukan = database.start()) {
                ObjectNode paper = JsonMapper.shared()
                        .valueToTree(zukan.getBean(PaperCatalog.class).get("wavenet"));
                paper.put("title", "very long ".repeat(500));
                PaperEditing editing = zukan.getBean(PaperEditing.class);
                editing.revise(
                        JsonMapper.shared().treeToValue(paper, PaperContent.class),
                        editing.version("wavenet"),
                        new Change("curator", "a trial", null));
            }

            assertThat(run(database, "export", "seed-data", folder.toString())).isEqualTo(1);
        }

        assertThat(output.getErr()).contains("would not load again", "papers/wavenet.yaml:3: ");
    }

    @Test
    void aCommandIsFoundByItsName() {
        try (EmptyDatabase database = new EmptyDatabase();
                ConfigurableApplicationContext zukan = database.start()) {
            Map<String, Command> commands = zukan.getBeansOfType(Command.class);

            assertThat(commands).containsKey("export");
            commands.forEach((bean, command) -> {
                assertThat(command.name()).isEqualTo(bean);
                assertThat(command.usage()).startsWith(bean);
            });
        }
    }
}
