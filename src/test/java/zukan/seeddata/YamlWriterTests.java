package zukan.seeddata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever somebody typed, a file says it again. */
class YamlWriterTests {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What YAML means something by, what other programs mangle, and some words between. */
    private static final List<String> PIECES = List.of(
            "a",
            "word",
            "論文",
            "畳み込み",
            "é",
            "e\u0301",
            "😀",
            "👩‍🔬",
            "○",
            "●",
            " ",
            " ",
            "  ",
            "\u3000",
            "\u00A0",
            "\t",
            "\n",
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "\u0085",
            "\u2028",
            "\u2029",
            "\uFEFF",
            "\u0001",
            "\u001B",
            "\u007F",
            "\u009F",
            "\uE000",
            "\uFFFD",
            "\uFFFE",
            "\u200B",
            "\u202E",
            "'",
            "''",
            "\"",
            "\\",
            "\\u25CB",
            "\\n",
            ":",
            ": ",
            " #",
            "#",
            "- ",
            "-",
            "---",
            "...",
            "? ",
            "!",
            "!!str ",
            "&a",
            "*a",
            "|",
            ">",
            "|-",
            "%",
            "@",
            "`",
            "[",
            "]",
            "{",
            "}",
            ",",
            "=",
            "<<",
            "~",
            "null",
            "Null",
            "true",
            "yes",
            "No",
            "on",
            "0",
            "1e3",
            "1_000",
            "0x1F",
            "010",
            "1.5",
            ".inf",
            "-.NaN",
            "12:30:45",
            "2016-09-12",
            "2016-09-12T10:00:00Z",
            "https://example.org/a#b",
            "</script>",
            "$&",
            "%s");

    private static JsonNode readAgain(JsonNode data) {
        byte[] bytes = YamlWriter.write(data).getBytes(StandardCharsets.UTF_8);
        YamlFile file = YamlFile.of("x.yaml", new String(bytes, StandardCharsets.UTF_8));
        assertThat(file.problems())
                .as(new String(bytes, StandardCharsets.UTF_8))
                .isEmpty();
        return file.root();
    }

    private static ObjectNode everywhere(String text) {
        ObjectNode data = JSON.objectNode().put("first", text);
        data.putArray("list").add(text).add(JSON.objectNode().put("ja", text).put("en", "x"));
        data.putObject("within").putObject("deeper").put("text", text);
        return data.put("last", text);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void everyPieceSurvives(String text) {
        assertThat(readAgain(everywhere(text))).isEqualTo(everywhere(text));
    }

    static List<String> hostile() {
        return PIECES;
    }

    @Test
    void anyMixtureOfThemSurvives() {
        Random random = new Random(20161217);
        for (int round = 0; round < 20_000; round++) {
            String text = IntStream.range(0, random.nextInt(9))
                    .mapToObj(at -> PIECES.get(random.nextInt(PIECES.size())))
                    .collect(Collectors.joining());
            assertThat(readAgain(everywhere(text))).isEqualTo(everywhere(text));
        }
    }

    @Test
    void numbersBooleansNullAndEmptyListsStayWhatTheyAre() {
        ObjectNode data = JSON.objectNode()
                .put("number", 17)
                .put("negative", -1)
                .put("no", false)
                .putNull("nothing");
        data.putArray("empty");
        data.putObject("hollow");

        assertThat(readAgain(data)).isEqualTo(data);
    }

    @Test
    void theStyleIsOne() {
        ObjectNode data = (ObjectNode) JsonMapper.shared().readTree("""
                {
                  "slug": "wavenet",
                  "number": 11,
                  "title": "WaveNet: A Generative Model for Raw Audio",
                  "authors": ["Aäron van den Oord", "Sander Dieleman"],
                  "arxivId": "1609.03499",
                  "doi": null,
                  "submittedOn": "2016-09-12",
                  "monthInArticle": "2016-09",
                  "starred": true,
                  "inArticle": "yes",
                  "datasets": [{"concept": "timit", "role": "evaluated"}],
                  "topics": [],
                  "gist": {"ja": "○と●、「」です。", "en": "The paper's own claim"},
                  "sections": {"idea": [{"ja": "段落\\n\\n- 項目\\n- 項目", "en": "ends with a line\\n", "source": {"kind": "paper"}}]}
                }
                """);

        assertThat(YamlWriter.write(data)).isEqualTo("""
                slug: wavenet
                number: 11
                title: 'WaveNet: A Generative Model for Raw Audio'
                authors:
                  - Aäron van den Oord
                  - Sander Dieleman
                arxivId: '1609.03499'
                doi: null
                submittedOn: '2016-09-12'
                monthInArticle: 2016-09
                starred: true
                inArticle: 'yes'
                datasets:
                  - concept: timit
                    role: evaluated
                topics: []
                gist:
                  ja: "\\u25CBと●、「」です。"
                  en: The paper's own claim
                sections:
                  idea:
                    - ja: |-
                        段落

                        - 項目
                        - 項目
                      en: "ends with a line\\n"
                      source:
                        kind: paper
                """);
    }

    @Test
    void aParagraphIsOneLineHoweverLong() {
        String text = "長い段落です。".repeat(500) + "and words: ".repeat(300).strip();

        assertThat(YamlWriter.write(JSON.objectNode().put("ja", text)).lines()).hasSize(1);
    }

    @Test
    void theFilesAsTheyAreStayTheSameData() throws Exception {
        for (String name : List.of("survey.yaml", "concepts.yaml", "papers/wavenet.yaml")) {
            YamlFile file = YamlFile.of(name, Files.readString(Path.of("seed-data", name)));

            assertThat(readAgain(file.root())).isEqualTo(file.root());
        }
    }
}
