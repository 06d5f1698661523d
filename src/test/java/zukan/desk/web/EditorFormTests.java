package zukan.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.catalog.PaperRules;

/** What is typed and what it means; the round trip of every entry through the page is in {@link EditorPagesTests}. */
class EditorFormTests {

    private final PaperRules rules = new PaperRules();
    private final Field entry = Field.of(rules.schema());

    @Test
    void theFormAsksForWhatTheSchemaOfSeedFilesDescribes() {
        assertThat(entry.at("implementations[3].note.ja").kind()).isEqualTo(Field.Kind.TEXT);
        assertThat(entry.at("implementations").kind()).isEqualTo(Field.Kind.ROWS);
        assertThat(entry.at("sections.idea[0].source.kind").options()).contains("abstract", "reader", "curator");
        assertThat(entry.at("implementations[0].evidence").options()).contains("suggested");
        assertThat(entry.at("implementations[0].nothing")).isNull();
        assertThat(entry.at("nothing.at.all")).isNull();
    }

    @Test
    void whatIsLeftEmptyIsSaidAsTheSchemaHasIt() {
        JsonNode paper =
                posted("title", " ", "arxivId", "", "number", "", "credit", "").paper();

        assertThat(paper.get("title").asString()).isEmpty();
        assertThat(paper.get("arxivId").isNull()).isTrue();
        assertThat(paper.get("starred").asBoolean()).isFalse();
        assertThat(paper.get("authors").isEmpty()).isTrue();
        assertThat(paper.propertyNames()).doesNotContain("number", "credit", "curatorStar", "implementations");
    }

    @Test
    void rowsMayHaveGapsAndComeInAnyOrder() {
        EditorForm form = posted(
                "unknowns[7].ja", "七", "unknowns[2].ja", "二", "unknowns[12].en", "twelve", "unknowns[x].ja", "?");

        assertThat(form.rows("unknowns")).containsExactly("unknowns[0]", "unknowns[1]", "unknowns[2]");
        assertThat(form.value("unknowns[0].ja")).isEqualTo("二");
        assertThat(form.value("unknowns[1].ja")).isEqualTo("七");
        assertThat(form.value("unknowns[2].en")).isEqualTo("twelve");
    }

    @Test
    void noMoreRowsAreReadThanAnyEntryHas() {
        List<String> parameters = new ArrayList<>();
        for (int row = 0; row < 900; row++) {
            parameters.addAll(List.of("unknowns[" + row + "].ja", "x"));
        }
        EditorForm form = posted(parameters.toArray(String[]::new));
        form.perform("add:unknowns");

        assertThat(form.rows("unknowns")).hasSize(EditorForm.MOST_ROWS);
    }

    @Test
    void rowsAreAddedMovedAndRemoved() {
        EditorForm form = posted("unknowns[0].ja", "一", "unknowns[1].ja", "二");

        assertThat(form.perform("down:unknowns:0")).isTrue();
        assertThat(form.value("unknowns[0].ja")).isEqualTo("二");
        assertThat(form.isFocused("unknowns-1")).isTrue();
        form.perform("up:unknowns:1");
        form.perform("remove:unknowns:1");
        form.perform("add:implementations");
        form.perform("add:sections.method");

        assertThat(form.rows("unknowns")).hasSize(1);
        assertThat(form.value("unknowns[0].ja")).isEqualTo("一");
        assertThat(form.value("implementations[0].inArticle")).isEqualTo("no");
        assertThat(form.isFocused("sections-method-0")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add:title", "add:nothing", "add:sections", "remove:unknowns", "up:unknowns:0", "down:unknowns:99",
                "remove:unknowns:7", "publish", "add:", "up:unknowns:-1", "add:sections.idea.0", "remove:__proto__:0"
            })
    void whatCannotBeDoneChangesNothing(String action) {
        EditorForm form = posted("unknowns[0].ja", "一", "title", "T");
        JsonNode before = form.fields().deepCopy();

        assertThatCode(() -> form.perform(action)).doesNotThrowAnyException();

        assertThat(form.fields()).isEqualTo(before);
    }

    @Test
    void aRowThatNothingWasTypedIntoIsForgotten() {
        EditorForm form = posted("unknowns[0].ja", "一");
        form.perform("add:unknowns");
        form.perform("add:implementations");
        form.perform("add:sections.idea");

        form.tidy();

        assertThat(form.rows("unknowns")).hasSize(1);
        assertThat(form.rows("implementations")).isEmpty();
        assertThat(form.rows("sections.idea")).isEmpty();
    }

    @Test
    void theStarIsGivenByItsSwitchAndItsWordsAreKeptWithoutIt() {
        EditorForm without = posted("curatorStar.reason.ja", "よい", "curatorStar.on", "2026-01-02");
        EditorForm with = posted("curatorStar.given", "true", "curatorStar.reason.ja", "よい");

        assertThat(without.paper().has("curatorStar")).isFalse();
        assertThat(without.value("curatorStar.reason.ja")).isEqualTo("よい");
        assertThat(with.paper().at("/curatorStar/reason/ja").asString()).isEqualTo("よい");
        assertThat(with.paper().at("/curatorStar/given").isMissingNode()).isTrue();
    }

    @Test
    void problemsAreSaidAtTheFieldsThatThePersonSees() {
        EditorForm form = posted("authors", "", "implementations[0].url", "x");
        form.object("/authors/0", "empty");
        form.object("/implementations/0/evidence/2", "unknown");
        form.object("/implementations/0/note/ja", "missing");
        form.object("/implementations/0/note/ja", "something else");

        assertThat(form.problems())
                .containsExactly(
                        Map.entry("authors", "empty"),
                        Map.entry("implementations[0].evidence", "unknown"),
                        Map.entry("implementations[0].note.ja", "missing"));
        assertThat(EditorForm.id("implementations[0].note.ja")).isEqualTo("implementations-0-note-ja");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>", "'; drop table paper; --", "\u202Eevil", "a\u0000b", "=cmd|' /C calc'!A0",
                "{\"ja\": []}", "\uD800", "../../etc/passwd", "\r\n\r\nSet-Cookie: a=b", "𠮷野家 🦆"
            })
    void hostileTextIsTextInEveryField(String hostile) {
        Map<String, List<String>> everywhere = new LinkedHashMap<>();
        for (String path : List.of(
                "title",
                "number",
                "authors",
                "tasks",
                "starred",
                "origin",
                "gist.ja",
                "submittedOn",
                "curatorStar.given",
                "sections.idea[0].ja",
                "sections.idea[0].source.kind",
                "implementations[0].official",
                "implementations[0].evidence",
                "relations[0].to",
                "reason",
                "answer")) {
            everywhere.put(path, List.of(hostile, hostile));
        }
        EditorForm form = EditorForm.posted(entry, everywhere);
        EditorForm again = EditorForm.stored(
                entry, JsonMapper.shared().readTree(form.fields().toString()));

        assertThat(again.fields()).isEqualTo(form.fields());
        assertThat(rules.problems(form.paper(), Locale.ENGLISH)).isNotEmpty();
        assertThat(form.fields().toString()).doesNotContain("\u202E", "\\u0000", "\\r", "\uD800 ");
    }

    @Test
    void whatOnlyOneOfTwoChangedIsTakenFromThatOneAndWhatBothDidIsShown() {
        JsonNode base = posted("title", "T", "venue", "V", "shortName", "S", "unknowns[0].ja", "一")
                .fields();
        JsonNode theirs = posted("title", "T2", "venue", "V2", "shortName", "S", "unknowns[0].ja", "壱")
                .fields();
        JsonNode mine = posted("title", "T3", "venue", "V", "shortName", "S3", "unknowns[0].ja", "一")
                .fields();

        Merge merge = new Merge(base, theirs, mine);

        EditorForm merged = EditorForm.stored(entry, merge.merged());
        assertThat(merged.value("title")).isEqualTo("T3");
        assertThat(merged.value("venue")).isEqualTo("V2");
        assertThat(merged.value("shortName")).isEqualTo("S3");
        assertThat(merged.value("unknowns[0].ja")).isEqualTo("壱");
        assertThat(merge.differences()).containsExactly(Map.entry("title", new Merge.Difference("T2", "T3")));
        assertThat(merge.taken()).containsExactlyInAnyOrder("venue", "unknowns");
    }

    @Test
    void listsInWhichBothChangedTheNumberOfRowsAreShownAsAWhole() {
        JsonNode base = posted("unknowns[0].ja", "一").fields();
        JsonNode theirs = posted("unknowns[0].ja", "一", "unknowns[1].ja", "二", "title", "T")
                .fields();
        JsonNode mine = posted("unknowns[0].ja", "壱").fields();

        Merge merge = new Merge(base, theirs, mine);

        assertThat(merge.differences()).containsExactly(Map.entry("unknowns", new Merge.Difference("一\n二", "壱")));
        assertThat(EditorForm.stored(entry, merge.merged()).value("unknowns[0].ja"))
                .isEqualTo("壱");
        assertThat(merge.taken()).containsExactly("title");
    }

    private EditorForm posted(String... namesAndValues) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            parameters.put(namesAndValues[at], List.of(namesAndValues[at + 1]));
        }
        return EditorForm.posted(entry, parameters);
    }
}
