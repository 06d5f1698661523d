package zukan.seeddata;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import zukan.platform.Command;

/** Writes the catalog into a folder of seed files, for the curator to commit. */
@Component("export")
class ExportCommand implements Command {

    private final SeedExport export;
    private final JsonMapper json;

    ExportCommand(SeedExport export, JsonMapper json) {
        this.export = export;
        this.json = json;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String usage() {
        return "export seed-data FOLDER";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 2 || !arguments.get(0).equals("seed-data")) {
            return MISUSED;
        }
        try {
            Path folder = Path.of(arguments.get(1));
            if (!mayBeWritten(folder)) {
                return 1;
            }
            write(export.files(), folder);
            // what was typed into the running application must also be what a file may say
            new SeedReader(json).read(SeedFiles.in(folder));
            return 0;
        } catch (SeedDataRejected unsound) {
            System.err.println("The files are written, but would not load again:\n" + unsound.getMessage());
        } catch (InvalidPathException unfit) {
            System.err.println("No folder can be called that: " + unfit.getMessage());
        } catch (FileSystemException failed) {
            String reason = failed.getReason() == null ? failed.getClass().getSimpleName() : failed.getReason();
            System.err.println("Cannot write " + failed.getFile() + ": " + reason);
        } catch (IOException failed) {
            System.err.println("Cannot write the files: " + failed.getMessage());
        }
        return 1;
    }

    /** A slip must not delete files elsewhere: the folder is new or empty, or holds seed data. */
    private static boolean mayBeWritten(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve("survey.yaml"))) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            System.err.println(folder + " is not a folder.");
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isEmpty()) {
                return true;
            }
        }
        System.err.println(folder + " is not empty and holds no survey.yaml, so it is not a folder of seed data.");
        return false;
    }

    private static void write(SortedMap<String, byte[]> files, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("papers"));
        Files.createDirectories(folder.resolve("figures"));
        int written = 0;
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), entry.getValue())) {
                Files.write(file, entry.getValue());
                written++;
            }
        }
        int removed = 0;
        for (String kind : List.of("papers/*.yaml", "figures/*.svg")) {
            String[] parts = kind.split("/");
            try (DirectoryStream<Path> present = Files.newDirectoryStream(folder.resolve(parts[0]), parts[1])) {
                for (Path file : present) {
                    if (!files.containsKey(parts[0] + "/" + file.getFileName())) {
                        Files.delete(file);
                        removed++;
                    }
                }
            }
        }
        // the command's answer to the operator, which no log level may hide
        // a command answers whoever typed it, and writes no log
        System.out.printf(
                "%s: files written %d, unchanged %d, removed %d%n", folder, written, files.size() - written, removed);
    }
}
