package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the documents name exists. */
class DocumentationTests {

    private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]+[A-Za-z]*");
    private static final Pattern FILE = Pattern.compile("(src|db|docs|seed-data|\\.ci)/[\\w./-]+");

    /** Names of others that begin with a capital. */
    private static final Set<String> NOT_OURS = Set.of("Location", "Host", "Last-Modified", "Vary");

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        List<String> unknown = new ArrayList<>();
        for (Path document : documents()) {
            Matcher code = CODE.matcher(Files.readString(document));
            while (code.find()) {
                String name = code.group(1).replaceAll("[.#(].*", "");
                boolean camel = CLASS.matcher(name).matches()
                        && name.chars().filter(Character::isUpperCase).count() > 1;
                if (camel && !NOT_OURS.contains(name) && !classes.contains(name) && !isOnTheClassPath(name)) {
                    unknown.add(document + ": " + name);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean isOnTheClassPath(String name) {
        return Stream.of(
                        "java/time/",
                        "java/lang/",
                        "org/springframework/web/filter/",
                        "org/springframework/web/servlet/config/annotation/",
                        "org/springframework/web/servlet/",
                        "org/springframework/beans/factory/",
                        "org/springframework/boot/jdbc/autoconfigure/",
                        "org/springframework/security/web/header/",
                        "org/springframework/security/web/firewall/",
                        "org/thymeleaf/linkbuilder/",
                        "org/thymeleaf/spring6/")
                .anyMatch(folder -> Object.class.getResource("/" + folder + name + ".class") != null
                        || new ClassPathResource(folder + name + ".class").exists());
    }

    @Test
    void everyFileThatIsNamedExists() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            String text = Files.readString(document);
            Matcher code = CODE.matcher(text);
            while (code.find()) {
                if (FILE.matcher(code.group(1)).matches() && !Files.exists(Path.of(code.group(1)))) {
                    missing.add(document + ": " + code.group(1));
                }
            }
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                Path from = document.getParent() == null ? Path.of("") : document.getParent();
                if (!Files.exists(from.resolve(link.group(1)).normalize())) {
                    missing.add(document + ": " + link.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theReadmeExplainsEveryPropertyOfOurs() throws IOException {
        JsonNode metadata = JsonMapper.shared()
                .readTree(new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream());
        List<String> names = new ArrayList<>();
        for (JsonNode property : metadata.get("properties")) {
            names.add(property.get("name").asString());
            assertThat(property.path("description").asString(""))
                    .as(names.toString())
                    .isNotBlank();
        }
        assertThat(names).contains("zukan.base-url", "zukan.data");
        assertThat(Files.readString(Path.of("README.md"))).contains(names);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> others = Stream.of(
                        Path.of("README.md"),
                        Path.of("CONTRIBUTING.md"),
                        Path.of("seed-data/README.md"),
                        Path.of("db/migrations/README.md"))) {
            return Stream.concat(docs.filter(file -> file.toString().endsWith(".md")), others)
                    .toList();
        }
    }
}
