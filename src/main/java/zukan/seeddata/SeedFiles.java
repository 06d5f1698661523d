package zukan.seeddata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The text of the seed files, from the jar or from a folder. */
class SeedFiles {

    private final String base;

    private SeedFiles(String base) {
        this.base = base;
    }

    static SeedFiles inJar() {
        return new SeedFiles("classpath:/seed-data/");
    }

    static SeedFiles in(Path folder) {
        return new SeedFiles("file:" + folder.toAbsolutePath() + "/");
    }

    /** A file by its path below {@code seed-data/}. */
    YamlFile file(String path) {
        return read(new PathMatchingResourcePatternResolver().getResource(base + path), path);
    }

    /** The papers' files, by name. */
    List<YamlFile> papers() {
        try {
            Map<String, Resource> found = Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources(base + "papers/*.yaml"))
                    .collect(Collectors.toMap(Resource::getFilename, resource -> resource));
            return found.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                    .map(entry -> read(entry.getValue(), "papers/" + entry.getKey()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static YamlFile read(Resource resource, String path) {
        try (InputStream bytes = resource.getInputStream()) {
            return YamlFile.of(path, new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new SeedDataRejected(List.of(new SeedProblem(path, 1, "cannot be read")));
        }
    }
}
