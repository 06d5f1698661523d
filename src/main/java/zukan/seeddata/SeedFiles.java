package zukan.seeddata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import zukan.platform.ZukanProperties;

/** The text of the seed files, from the jar or from a folder. */
class SeedFiles {

    private final String base;

    /** It remembers what is in a jar, where looking takes longer than reading. */
    private final PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();

    private SeedFiles(String base) {
        this.base = base;
    }

    /** Those that an installation is loaded from. */
    static SeedFiles of(ZukanProperties properties) {
        return properties.seedData() == null ? inJar() : in(properties.seedData());
    }

    static SeedFiles inJar() {
        return new SeedFiles("classpath:/seed-data/");
    }

    static SeedFiles in(Path folder) {
        return new SeedFiles("file:" + folder.toAbsolutePath() + "/");
    }

    /** SHA-256 over the names and bytes of all files, schemas included: equal when there is nothing new to load. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String pattern : List.of("*.yaml", "papers/*.yaml", "figures/*.svg", "schema/*.json")) {
                for (Map.Entry<String, Resource> file : named(pattern).entrySet()) {
                    byte[] bytes = file.getValue().getContentAsByteArray();
                    digest.update((file.getKey() + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The bytes of all files but the schemas, by their path below {@code seed-data/}. */
    SortedMap<String, byte[]> contents() {
        try {
            SortedMap<String, byte[]> contents = new TreeMap<>();
            for (String pattern : List.of("*.yaml", "papers/*.yaml", "figures/*.svg")) {
                String folder = pattern.substring(0, pattern.indexOf('*'));
                for (Map.Entry<String, Resource> file : named(pattern).entrySet()) {
                    contents.put(folder + file.getKey(), file.getValue().getContentAsByteArray());
                }
            }
            return contents;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file by its path below {@code seed-data/}. */
    YamlFile file(String path) {
        return read(files.getResource(base + path), path);
    }

    /** The papers' files, by name. */
    List<YamlFile> papers() {
        try {
            return named("papers/*.yaml").entrySet().stream()
                    .map(entry -> read(entry.getValue(), "papers/" + entry.getKey()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The bytes of the figures, by the names of their files without ending. */
    SortedMap<String, byte[]> figures() {
        try {
            SortedMap<String, byte[]> figures = new TreeMap<>();
            for (Map.Entry<String, Resource> file : named("figures/*.svg").entrySet()) {
                figures.put(
                        file.getKey().substring(0, file.getKey().length() - ".svg".length()),
                        file.getValue().getContentAsByteArray());
            }
            return figures;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private SortedMap<String, Resource> named(String pattern) throws IOException {
        SortedMap<String, Resource> found = new TreeMap<>();
        for (Resource resource : files.getResources(base + pattern)) {
            found.put(resource.getFilename(), resource);
        }
        return found;
    }

    private static YamlFile read(Resource resource, String path) {
        try (InputStream bytes = resource.getInputStream()) {
            return YamlFile.of(path, new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new SeedDataRejected(List.of(new SeedProblem(path, 1, "cannot be read")));
        }
    }
}
