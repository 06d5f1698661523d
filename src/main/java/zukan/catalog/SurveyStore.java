package zukan.catalog;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The survey itself, the works in its background, and the account of what is covered. */
@Component
@Transactional(readOnly = true)
public class SurveyStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SurveyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Survey survey() {
        return json.readValue(
                jdbc.sql("select content from survey").query(String.class).single(), Survey.class);
    }

    /** In the curated order. */
    public List<BackgroundWork> background() {
        return jdbc.sql("select content from background_work order by position").query(String.class).list().stream()
                .map(content -> json.readValue(content, BackgroundWork.class))
                .toList();
    }

    /** In the order of the checklist. */
    public List<CoverageItem> coverage() {
        return jdbc.sql("select content from coverage_item order by position").query(String.class).list().stream()
                .map(content -> json.readValue(content, CoverageItem.class))
                .toList();
    }

    /** Makes what is stored equal to the given; the slugs of the works must be reserved. */
    @Transactional
    public void replace(Survey survey, List<BackgroundWork> background, List<CoverageItem> coverage) {
        jdbc.sql(
                        "insert into survey (content) values (?::jsonb) on conflict (id) do update set content = excluded.content")
                .param(json.writeValueAsString(survey))
                .update();
        jdbc.sql("delete from background_work").update();
        for (int position = 0; position < background.size(); position++) {
            BackgroundWork work = background.get(position);
            jdbc.sql("insert into background_work (slug, position, short_name, content) values (?, ?, ?, ?::jsonb)")
                    .params(work.slug(), position, work.shortName(), json.writeValueAsString(work))
                    .update();
        }
        jdbc.sql("delete from coverage_item").update();
        for (int position = 0; position < coverage.size(); position++) {
            CoverageItem item = coverage.get(position);
            jdbc.sql("insert into coverage_item (code, position, content) values (?, ?, ?::jsonb)")
                    .params(item.code(), position, json.writeValueAsString(item))
                    .update();
        }
    }
}
