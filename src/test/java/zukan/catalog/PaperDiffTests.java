package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.catalog.PaperDiff.Difference;
import zukan.catalog.PaperDiff.Kind;
import zukan.catalog.TextDiff.Words;

class PaperDiffTests {

    @Test
    void whatIsEqualIsNotNamed() {
        assertThat(diff("{a: 'x', b: ['y'], c: null}", "{a: 'x', b: ['y']}")).isEmpty();
        assertThat(PaperDiff.between(json("{a: 1}"), json("{a: 1}")).isEmpty()).isTrue();
    }

    @Test
    void nothingAndAnEmptyTextOrListAndNoAllSayNothing() {
        assertThat(diff("{a: null, b: [], c: {}, d: false, e: ''}", "{}")).isEmpty();
        assertThat(diff("{starred: false}", "{starred: true}")).containsExactly("starred ADDED [+true+]");
        assertThat(diff("{starred: true}", "{starred: false}")).containsExactly("starred REMOVED [-true-]");
    }

    @Test
    void aFieldThatIsNewToTheProgramShowsToo() {
        assertThat(diff("{}", "{whatever: {ja: '猫', en: 'cat'}}"))
                .containsExactly("whatever ADDED", " whatever.ja ADDED [+猫+]", " whatever.en ADDED [+cat+]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "A model that makes audio. | A model that makes raw audio. | A model that makes [+raw +]audio.",
                "the old old song | the new fresh song | the [-old old-][+new fresh+] song",
                "音を一つずつ予測するモデルです。 | 音を二つずつ予測するモデルです。 | 音を[-一-][+二+]つずつ予測するモデルです。",
                "人の声から作る自己回帰のモデルです。 | 人の声から作る自己回帰深い畳み込みのモデルです。 | 人の声から作る自己回帰[+深い畳み込み+]のモデルです。",
                "音を作ります。 | 音を作ります。おしまいです。 | 音を作ります。[+おしまいです。+]",
                "One two three two four. | One two four. | One [-two three -]two four.",
                "2016-09-12 | 2016-09-13 | 2016-09-[-12-][+13+]",
                "NIPS 2016 | 学会 | [-NIPS 2016-][+学会+]",
                "same | same | same"
            })
    void textsAreMarkedWordByWordWhereThatCanBeRead(String before, String after, String marked) {
        assertThat(marked(TextDiff.words(before, after))).isEqualTo(marked);
    }

    @Test
    void whatIsShownIsWhatIsThere() {
        Random random = new Random(2016);
        for (int round = 0; round < 2000; round++) {
            String before = text(random);
            String after = text(random);
            List<Words> words = TextDiff.words(before, after);
            assertThat(joined(words, Kind.ADDED)).isEqualTo(before);
            assertThat(joined(words, Kind.REMOVED)).isEqualTo(after);
        }
    }

    @Test
    @Timeout(20)
    void longTextsWithoutACommonWordAreComparedInReasonableTime() {
        String before = new Random(1)
                .ints(20_000, 0x4e00, 0x9fa0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String after = new Random(2)
                .ints(20_000, 0x3041, 0x3090)
                .mapToObj(Character::toString)
                .collect(Collectors.joining("、"));

        assertThat(TextDiff.words(before, after)).extracting(Words::kind).containsExactly(Kind.REMOVED, Kind.ADDED);
    }

    @Test
    void plainItemsComeGoAndMove() {
        assertThat(diff("{authors: ['Ann', 'Bob', 'Cid']}", "{authors: ['Cid', 'Ann', 'Dan']}"))
                .containsExactly("authors CHANGED", " * MOVED [Cid]", " * ADDED [+Dan+]", " * REMOVED [-Bob-]");
    }

    @Test
    void anItemWithAnAddressStaysTheSameWhenAllElseChanges() {
        assertThat(diff(
                        "{implementations: [{framework: 'torch', url: 'https://a.example/x', note: {en: 'Slow.'}}]}",
                        "{implementations: [{framework: 'torch', url: 'https://b.example/y', note: {en: 'Other.'}},"
                                + " {framework: 'chainer', url: 'https://a.example/x', note: {en: 'Fast.'}}]}"))
                .containsExactly(
                        "implementations CHANGED",
                        " * ADDED",
                        "  implementations.framework ADDED [+torch+]",
                        "  implementations.url ADDED [+https://b.example/y+]",
                        "  implementations.note ADDED",
                        "   implementations.note.en ADDED [+Other.+]",
                        " * CHANGED",
                        "  implementations.url SAME [https://a.example/x]",
                        "  implementations.framework CHANGED [-torch-][+chainer+]",
                        "  implementations.note CHANGED",
                        "   implementations.note.en CHANGED [-Slow.-][+Fast.+]");
    }

    @Test
    void aReplacedAddressIsAChangeOfTheSameItemIfTheRestSaysSo() {
        assertThat(
                        diff(
                                "{references: [{title: 'A very long and telling title of a text', url: 'https://a.example/x'}]}",
                                "{references: [{title: 'A very long and telling title of a text', url: 'https://b.example/x'}]}"))
                .containsExactly(
                        "references CHANGED",
                        " * CHANGED",
                        "  references.title SAME [A very long and telling title of a text]",
                        "  references.url CHANGED https://[-a.example-][+b.example+]/x");
    }

    @Test
    void aParagraphThatWasRewordedIsNotAnotherParagraph() {
        assertThat(diff(
                        "{sections: {idea: [{en: 'It predicts one sample after the other.'}, {en: 'Second.'}]}}",
                        "{sections: {idea: [{en: 'Second.'}, {en: 'It predicts each sample after the other.'}]}}"))
                .containsExactly(
                        "sections CHANGED",
                        " sections.idea CHANGED",
                        "  * CHANGED",
                        "   sections.idea.en CHANGED It predicts [-one-][+each+] sample after the other.");
    }

    @Test
    void equalItemsAreToldApart() {
        assertThat(diff("{a: ['x', 'x', 'y']}", "{a: ['y', 'x', 'x', 'x']}"))
                .containsExactly("a CHANGED", " * MOVED [y]", " * ADDED [+x+]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyVersionOfRandomListsIsAccountedFor(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<String> before =
                    random.ints(random.nextInt(6), 0, 5).mapToObj(n -> "n" + n).toList();
            List<String> after =
                    random.ints(random.nextInt(6), 0, 5).mapToObj(n -> "n" + n).toList();
            JsonMapper json = JsonMapper.shared();
            PaperDiff diff = PaperDiff.between(
                    json.createObjectNode().set("list", json.valueToTree(before)),
                    json.createObjectNode().set("list", json.valueToTree(after)));
            long added = items(diff, Kind.ADDED);
            long removed = items(diff, Kind.REMOVED);
            assertThat(before.size() - removed + added).isEqualTo(after.size());
            assertThat(diff.isEmpty()).isEqualTo(before.equals(after));
        }
    }

    private static long items(PaperDiff diff, Kind kind) {
        return diff.differences().stream()
                .flatMap(list -> list.parts().stream())
                .filter(item -> item.kind() == kind)
                .count();
    }

    private static List<String> diff(String before, String after) {
        return PaperDiff.between(json(before), json(after)).differences().stream()
                .flatMap(difference -> lines(difference, "").stream())
                .toList();
    }

    private static List<String> lines(Difference difference, String indent) {
        String name = difference.item() ? "*" : String.join(".", difference.path());
        String words = marked(difference.words());
        boolean bracketed = difference.kind() == Kind.SAME || difference.kind() == Kind.MOVED;
        List<String> lines = new ArrayList<>(List.of(indent + name + " " + difference.kind()
                + (words.isEmpty() ? "" : bracketed ? " [" + words + "]" : " " + words)));
        difference.parts().forEach(part -> lines.addAll(lines(part, indent + " ")));
        return lines;
    }

    private static String marked(List<Words> words) {
        return words.stream()
                .map(stretch -> switch (stretch.kind()) {
                    case ADDED -> "[+" + stretch.text() + "+]";
                    case REMOVED -> "[-" + stretch.text() + "-]";
                    default -> stretch.text();
                })
                .collect(Collectors.joining());
    }

    private static String joined(List<Words> words, Kind without) {
        return words.stream()
                .filter(stretch -> stretch.kind() != without)
                .map(Words::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random) {
        String alphabet = "ab .、猫𠮷\u200b\ne\u0301";
        int[] points = alphabet.codePoints().toArray();
        return random.ints(random.nextInt(12), 0, points.length)
                .mapToObj(n -> Character.toString(points[n]))
                .collect(Collectors.joining());
    }

    private static JsonNode json(String relaxed) {
        return JsonMapper.shared()
                .readTree(relaxed.replaceAll("([{,] ?)(\\w+):", "$1\"$2\":").replace('\'', '"'));
    }
}
