package zukan.catalog;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is known today of the questions of the survey's author, and where the survey and the literature disagree. */
@Component
@Transactional(readOnly = true)
public class SurveyAnswers {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SurveyAnswers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All questions in the article's order. */
    public List<QuestionEntry> questions() {
        return jdbc.sql("""
                        select q.content, p.short_name from question q left join paper p on p.slug = q.paper
                        order by q.position""")
                .query((row, n) -> new QuestionEntry(question(row.getString("content")), row.getString("short_name")))
                .list();
    }

    /** Those about a paper, in the article's order. */
    public List<Question> questionsOf(String paper) {
        return jdbc
                .sql("select content from question where paper = ? order by position")
                .param(paper)
                .query(String.class)
                .list()
                .stream()
                .map(this::question)
                .toList();
    }

    /** All errata in the article's order. */
    public List<ErratumEntry> errata() {
        return jdbc.sql("""
                        select e.content, p.short_name,
                            coalesce('https://arxiv.org/abs/' || p.arxiv_id, 'https://doi.org/' || p.doi) as url
                        from erratum e left join paper p on p.slug = e.paper
                        order by e.position""")
                .query((row, n) -> new ErratumEntry(
                        json.readValue(row.getString("content"), Erratum.class),
                        row.getString("short_name"),
                        row.getString("url")))
                .list();
    }

    private Question question(String content) {
        return json.readValue(content, Question.class);
    }

    /** Makes what is stored equal to the given; the slugs of the papers must be reserved. */
    @Transactional
    public void replace(List<Question> questions, List<Erratum> errata) {
        jdbc.sql("delete from question").update();
        for (int position = 0; position < questions.size(); position++) {
            Question question = questions.get(position);
            jdbc.sql("""
                            insert into question (code, position, paper, domain, state, content)
                            values (?, ?, ?, ?, ?, ?::jsonb)""")
                    .params(
                            question.code(),
                            position,
                            question.paper(),
                            question.domain(),
                            question.state().code(),
                            json.writeValueAsString(question))
                    .update();
        }
        jdbc.sql("delete from erratum").update();
        for (int position = 0; position < errata.size(); position++) {
            Erratum erratum = errata.get(position);
            jdbc.sql("insert into erratum (code, position, paper, content) values (?, ?, ?, ?::jsonb)")
                    .params(erratum.code(), position, erratum.paper(), json.writeValueAsString(erratum))
                    .update();
        }
    }
}
