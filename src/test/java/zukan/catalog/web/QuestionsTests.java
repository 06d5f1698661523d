package zukan.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.catalog.Question;
import zukan.catalog.Question.State;
import zukan.catalog.QuestionEntry;
import zukan.catalog.SurveyAnswers;

@ZukanTest
class QuestionsTests {

    @LocalServerPort
    int port;

    @Autowired
    SurveyAnswers answers;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyQuestionStandsInTheArticlesOrderWithItsOutcomeAnswerAndSources(String language) {
        Document page = page("/" + language + "/questions");

        List<Question> questions = questions();
        List<Element> shown = page.select("article.question");
        assertThat(shown.stream().map(Element::id))
                .hasSize(26)
                .containsExactlyElementsOf(
                        questions.stream().map(Question::code).toList());
        for (int index = 0; index < shown.size(); index++) {
            Question question = questions.get(index);
            Element article = shown.get(index);
            assertThat(article.select("h3").text())
                    .isEqualTo(
                            language.equals("ja")
                                    ? question.question().ja()
                                    : question.question().en());
            assertThat(article.select(".outcome").text()).as(question.code()).isNotBlank();
            assertThat(article.select(".paragraph"))
                    .as(question.code())
                    .hasSameSizeAs(question.answer())
                    .allSatisfy(paragraph ->
                            assertThat(paragraph.select(".source").text()).isNotBlank());
            assertThat(article.select("a[href=/" + language + "/papers/" + question.paper() + "]"))
                    .as(question.code())
                    .hasSize(question.paper() == null ? 0 : 1);
        }
        assertThat(page.select(".choices .outcome").eachText()).hasSize(5).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void theAddressNarrowsTheListDownToAStateAndTheChoiceSaysHowMany(State state) {
        Document page = page("/en/questions?state=" + state.code());

        List<String> expected = questions().stream()
                .filter(question -> question.state() == state)
                .map(Question::code)
                .toList();
        assertThat(page.select("article.question").eachAttr("id")).isEqualTo(expected);
        assertThat(page.select(".choices [aria-current] .count").text()).isEqualTo("" + expected.size());
        assertThat(page.select(".choices a[href=/en/questions] .count").text()).isEqualTo("26");
        assertThat(page.select(".choices a[href*=state] .count").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void aStateThatThereIsNotIsExplainedAndTheStatesAreOffered(String language) {
        HttpResponse<String> answer = new Browsing(port).get("/" + language + "/questions?state=perhaps");

        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
        for (State state : State.values()) {
            assertThat(page.select(".error a[href=/" + language + "/questions?state=" + state.code() + "]"))
                    .hasSize(1);
        }
        assertThat(page.select(".error a[href=/" + language + "/questions]")).hasSize(1);
    }

    @Test
    void anOpenQuestionLeadsToTheFormThatTakesTheAnswerAndNoOtherDoes() {
        Document page = page("/ja/questions");

        for (QuestionEntry entry : answers.questions()) {
            Question question = entry.question();
            List<Element> links = page.select("#" + question.code() + " a[href*=/report]");
            assertThat(links).as(question.code()).hasSize(question.isOpen() && question.paper() != null ? 1 : 0);
            for (Element link : links) {
                Document form = page(link.attr("href"));
                assertThat(form.selectFirst("input[name=paper]").val()).isEqualTo(question.paper());
                assertThat(form.selectFirst("input[name=target]").val()).isEqualTo(question.code());
                assertThat(form.selectFirst("input[name=kind][checked]").val()).isEqualTo("answer");
            }
        }
        assertThat(page.select("article a[href*=/report]")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void thePageOfAPaperShowsItsQuestionsAfterItsTexts(String language) {
        Document page = page("/" + language + "/papers/eve");

        Element asked = page.selectFirst("section.asked");
        assertThat(asked.select("h3").eachText())
                .containsExactlyElementsOf(answers.questionsOf("eve").stream()
                        .map(question -> language.equals("ja")
                                ? question.question().ja()
                                : question.question().en())
                        .toList());
        assertThat(asked.select(".asked-more a").eachAttr("href"))
                .containsExactly(
                        "/" + language + "/questions#Q23",
                        "/" + language + "/questions#Q24",
                        "/" + language + "/questions#Q25");
        assertThat(asked.select(".outcome")).hasSize(3);
        assertThat(asked.previousElementSibling().hasClass("section-since")).isTrue();
        assertThat(page("/" + language + "/papers/wavenet").select("section.asked"))
                .isEmpty();
    }

    @Test
    void aChangeOfAQuestionOrErratumIsANewVersionOfTheCatalog() {
        for (String table : List.of("question", "erratum")) {
            long before = version();
            jdbc.sql("update " + table + " set position = position where position = 0")
                    .update();
            assertThat(version()).as(table).isGreaterThan(before);
        }
    }

    @Test
    void theDatabaseTakesNoStateThatThereIsNotAndNoPaperThatThereNeverWas() {
        assertThatThrownBy(() -> jdbc.sql("update question set state = 'perhaps' where code = 'Q01'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update erratum set paper = 'never-was' where code = 'E01'")
                        .update())
                .hasStackTraceContaining("erratum_paper_fkey");
    }

    private long version() {
        return jdbc.sql("select number from catalog_version").query(Long.class).single();
    }

    private List<Question> questions() {
        return answers.questions().stream().map(QuestionEntry::question).toList();
    }

    private Document page(String path) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
