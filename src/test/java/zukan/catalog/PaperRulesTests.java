package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.catalog.PaperRules.Problem;
import zukan.catalog.Vocabulary.Concept;
import zukan.catalog.Vocabulary.Domain;
import zukan.catalog.Vocabulary.Framework;
import zukan.catalog.Vocabulary.Topic;
import zukan.platform.Bilingual;

class PaperRulesTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Bilingual NAME = new Bilingual("名前", "name");

    private static final Vocabulary VOCABULARY = new Vocabulary(
            List.of(
                    new Domain("image", NAME, "", NAME, List.of(new Topic("resnets", NAME, "", NAME))),
                    new Domain("audio", NAME, "", NAME, List.of())),
            List.of(new Concept(ConceptKind.TASK, "go", NAME, null, List.of(), List.of(), NAME)),
            List.of(new Framework("torch", "Torch", Framework.Life.ENDED, null, null, null, null, null, null, null)),
            List.of());

    private static final String PAPER = """
            {"slug": "a-paper", "title": "A paper", "shortName": "Paper", "authors": ["Somebody"], "arxivId": "1609.03499",
             "doi": null, "venue": null, "submittedOn": "2016-09-12", "monthInArticle": null, "domain": "image",
             "topic": "resnets", "origin": "reader", "starred": false, "tasks": ["go"],
             "gist": {"ja": "要点", "en": "gist"},
             "sections": {"idea": [{"ja": "着想", "en": "idea", "source": {"kind": "reader"}}]},
             "implementations": [{"framework": "torch", "url": "https://github.com/a/b", "official": false, "inArticle": "no",
                 "note": {"ja": "注", "en": "note"}, "evidence": ["suggested"],
                 "today": {"language": "Lua", "licence": "MIT AND Apache-2.0", "weights": "no", "runs": "unknown",
                     "evidence": "page-seen", "checkedOn": "2026-11-28"}}],
             "references": [{"kind": "slides", "lang": "ja", "title": "T", "url": "https://example.org/a", "inArticle": "no",
                 "evidence": ["page-seen"]}],
             "relations": [{"to": "resnet", "kind": "extends", "note": {"ja": "注", "en": "note"}}]}""";

    private final PaperRules rules = new PaperRules();

    @Test
    void aPaperOfAReaderNeedsNeitherANumberNorAllSections() {
        assertThat(problems(paper -> {})).isEmpty();
    }

    @Test
    void aPaperOfTheSurveyNeedsThem() {
        assertThat(problems(paper -> paper.put("origin", "survey")))
                .contains(
                        "/number rules.required",
                        "/sections/problem rules.required",
                        "/sections/impression rules.required")
                .doesNotContain("/sections/idea rules.required");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /slug                        | Not A Slug             | rules.pattern.slug
            /title                       | ''                     | rules.required
            /arxivId                     | 1609.034999            | rules.pattern.arxivId
            /doi                         | 10.1038/Nature16961    | rules.pattern.doi
            /submittedOn                 | 2016-02-30             | rules.pattern.date
            /submittedOn                 | soon                   | rules.pattern.date
            /monthInArticle              | 2016-13                | rules.pattern.month
            /gist/en                     | ''                     | rules.required
            /sections/idea/0/source/kind | hearsay                | rules.enum
            /implementations/0/url       | ftp://example.org/a    | rules.pattern.url
            /implementations/0/url       | https://localhost/a    | rules.pattern.url
            /implementations/0/via       | https://10.0.0.1/a     | rules.pattern.url
            /implementations/0/today/licence   | no idea, sorry   | rules.pattern.licence
            /implementations/0/today/licence   | ''               | rules.required
            /implementations/0/today/runs      | perhaps          | rules.enum
            /implementations/0/today/checkedOn | 2026-02-30       | rules.pattern.date
            /implementations/0/today/evidence  | hearsay          | rules.enum
            /references/0/url            | https://u:p@a.org/a    | rules.pattern.url
            /references/0/url            | javascript:alert(1)    | rules.pattern.url
            /relations/0/kind            | dislikes               | rules.enum
            """)
    void whatIsWrongIsSaidAtItsFieldAndOnce(String pointer, String value, String code) {
        assertThat(problems(paper -> put(paper, pointer, value))).containsExactly(pointer + " " + code);
    }

    @Test
    void anAddressBelongsToASourceThatIsOneAndToNoOther() {
        assertThat(problems(paper -> put(paper, "/sections/idea/0/source/kind", "web")))
                .containsExactly("/sections/idea/0/source/url rules.required");
        assertThat(problems(paper -> put(paper, "/sections/idea/0/source/url", "https://example.org/a")))
                .containsExactly("/sections/idea/0/source/url rules.not");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /domain                      | smell      | rules.enum
            /topic                       | nowhere    | rules.topic
            /tasks/0                     | chess      | rules.enum
            /implementations/0/framework | torch7     | rules.enum
            /relations/0/to              | unheard-of | rules.enum
            """)
    void namesMustExistInTheVocabularyOrAmongTheWorks(String pointer, String value, String code) {
        assertThat(inconsistencies(paper -> put(paper, pointer, value))).containsExactly(pointer + " " + code);
    }

    @Test
    void aTopicBelongsToItsDomain() {
        assertThat(inconsistencies(paper -> paper.put("domain", "audio"))).containsExactly("/topic rules.topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/implementations", "/references", "/relations"})
    void nothingIsGivenTwice(String list) {
        String field = list.equals("/relations") ? "/to" : "/url";

        assertThat(inconsistencies(
                        paper -> paper.withArray(list).add(paper.at(list + "/0").deepCopy())))
                .containsExactly(list + "/1" + field + " rules.uniqueItems");
    }

    @Test
    void onlyAReaderIsCredited() {
        assertThat(inconsistencies(paper -> paper.put("credit", "Reader"))).isEmpty();
        assertThat(inconsistencies(paper -> paper.put("credit", "Reader").put("origin", "curator")))
                .containsExactly("/credit rules.credit");
    }

    @Test
    void whatHasNoMessageOfOurOwnIsSaidInTheCuratorsLanguage() {
        ObjectNode paper = paper(one -> one.put("title", "x".repeat(4001)));

        assertThat(Map.of(
                        "ja", rules.problems(paper, Locale.JAPANESE).get(0).message(),
                        "en", rules.problems(paper, Locale.ENGLISH).get(0).message()))
                .hasEntrySatisfying(
                        "ja", message -> assertThat(message).contains("4000").contains("文字"))
                .hasEntrySatisfying(
                        "en", message -> assertThat(message).contains("4000").contains("characters"));
    }

    private List<String> problems(Consumer<ObjectNode> change) {
        return said(rules.problems(paper(change), Locale.ENGLISH));
    }

    private List<String> inconsistencies(Consumer<ObjectNode> change) {
        PaperContent paper = JSON.treeToValue(paper(change), PaperContent.class);
        return said(rules.inconsistencies(paper, VOCABULARY, "resnet"::equals));
    }

    private static List<String> said(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.pointer() + " " + problem.code())
                .toList();
    }

    private static ObjectNode paper(Consumer<ObjectNode> change) {
        ObjectNode paper = (ObjectNode) JSON.readTree(PAPER);
        change.accept(paper);
        return paper;
    }

    private static void put(ObjectNode paper, String pointer, String value) {
        int end = pointer.lastIndexOf('/');
        String name = pointer.substring(end + 1);
        if (name.matches("\\d+")) {
            paper.withArray(pointer.substring(0, end)).set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) (end == 0 ? paper : paper.at(pointer.substring(0, end)))).put(name, value);
        }
    }
}
