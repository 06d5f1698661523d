package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[}(]");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(messages("en").stringPropertyNames())
                .isEqualTo(messages("ja").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyKeyThatTemplatesNameExists(String language) throws IOException {
        List<String> used = new ArrayList<>();
        for (String template : templates()) {
            Matcher key = KEY.matcher(template);
            while (key.find()) {
                used.add(key.group(1));
            }
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(messages(language).stringPropertyNames()).containsAll(used);
    }

    @Test
    void templatesHoldNoJapaneseOfTheirOwnButSamples() throws IOException {
        for (String template : templates()) {
            String shown = template.replaceAll("(?s)>[^<>]*</", "></");
            assertThat(JAPANESE.matcher(shown).find())
                    .as(template.substring(0, 60))
                    .isFalse();
        }
    }

    private static List<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    private static Properties messages(String language) {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages_" + language + ".properties"))) {
            messages.load(reader);
            return messages;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
