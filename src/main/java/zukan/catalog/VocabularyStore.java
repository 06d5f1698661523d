package zukan.catalog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import zukan.catalog.Vocabulary.Concept;
import zukan.catalog.Vocabulary.Domain;
import zukan.catalog.Vocabulary.Framework;
import zukan.catalog.Vocabulary.Technique;
import zukan.catalog.Vocabulary.Topic;
import zukan.platform.Bilingual;
import zukan.platform.CatalogVersion;

/** Reads and replaces the vocabulary. */
@Component
public class VocabularyStore {

    private final JdbcClient jdbc;
    private final Supplier<Vocabulary> kept;

    VocabularyStore(JdbcClient jdbc, CatalogVersion versions) {
        this.jdbc = jdbc;
        this.kept = versions.keeping(this::stored);
    }

    /** What is stored; not read again while the catalog has not changed, unless the transaction around may be changing it. */
    public Vocabulary read() {
        return kept.get();
    }

    private Vocabulary stored() {
        record TopicRow(String domain, Topic topic) {}
        List<TopicRow> topics = jdbc.sql("select * from topic order by domain, position")
                .query((row, n) -> new TopicRow(
                        row.getString("domain"),
                        new Topic(
                                row.getString("slug"),
                                bilingual(row, "name"),
                                row.getString("heading"),
                                bilingual(row, "intro"))))
                .list();
        List<Domain> domains = jdbc.sql("select * from domain order by position")
                .query((row, n) -> {
                    String slug = row.getString("slug");
                    return new Domain(
                            slug,
                            bilingual(row, "name"),
                            row.getString("heading"),
                            bilingual(row, "intro"),
                            topics.stream()
                                    .filter(topic -> topic.domain().equals(slug))
                                    .map(TopicRow::topic)
                                    .toList());
                })
                .list();
        List<Concept> concepts = jdbc.sql("select * from concept order by kind, slug")
                .query((row, n) -> new Concept(
                        ConceptKind.valueOf(row.getString("kind")),
                        row.getString("slug"),
                        bilingual(row, "name"),
                        row.getString("reading"),
                        strings(row.getArray("aliases_ja")),
                        strings(row.getArray("aliases_en")),
                        bilingual(row, "meaning")))
                .list();
        List<Framework> frameworks = jdbc.sql("select * from framework order by position")
                .query((row, n) -> new Framework(
                        row.getString("slug"),
                        row.getString("name"),
                        Framework.Life.valueOf(row.getString("life").toUpperCase(Locale.ROOT)),
                        row.getString("life_since"),
                        bilingual(row, "life_note"),
                        row.getString("source_title"),
                        row.getString("source_url"),
                        bilingual(row, "use_today"),
                        row.getString("language"),
                        row.getString("homepage")))
                .list();
        List<Technique> techniques = jdbc.sql("""
                        select t.*, array(select concept from technique_method m where m.technique = t.slug order by m.position) as methods
                        from technique t order by position""")
                .query((row, n) -> new Technique(
                        row.getString("slug"),
                        bilingual(row, "name"),
                        bilingual(row, "text"),
                        strings(row.getArray("methods"))))
                .list();
        return new Vocabulary(domains, concepts, frameworks, techniques);
    }

    /**
     * Makes the stored vocabulary equal to the given one.
     *
     * @return whether it was not so before
     * @throws org.springframework.dao.DataIntegrityViolationException if a paper uses a word that would vanish
     */
    @Transactional
    public boolean replace(Vocabulary wanted) {
        Vocabulary present = read();
        if (present.equals(wanted)) {
            return false;
        }
        replaceDomains(wanted.domains());
        replaceConcepts(wanted.concepts());
        replaceFrameworks(wanted.frameworks());
        replaceTechniques(wanted.techniques());
        return true;
    }

    private void replaceDomains(List<Domain> domains) {
        // the positions are unique, so the old ones step aside first
        jdbc.sql("update domain set position = -1 - position").update();
        jdbc.sql("update topic set position = -1 - position").update();
        for (int position = 0; position < domains.size(); position++) {
            Domain domain = domains.get(position);
            jdbc.sql("""
                            insert into domain (slug, position, name_ja, name_en, heading, intro_ja, intro_en)
                            values (?, ?, ?, ?, ?, ?, ?)
                            on conflict (slug) do update set position = excluded.position, name_ja = excluded.name_ja,
                                name_en = excluded.name_en, heading = excluded.heading, intro_ja = excluded.intro_ja,
                                intro_en = excluded.intro_en""")
                    .params(
                            domain.slug(),
                            position,
                            domain.name().ja(),
                            domain.name().en(),
                            domain.heading(),
                            domain.intro().ja(),
                            domain.intro().en())
                    .update();
            IntStream.range(0, domain.topics().size())
                    .forEach(at -> putTopic(domain.slug(), at, domain.topics().get(at)));
        }
        jdbc.sql("delete from topic where position < 0").update();
        jdbc.sql("delete from domain where position < 0").update();
    }

    private void putTopic(String domain, int position, Topic topic) {
        jdbc.sql("""
                        insert into topic (domain, slug, position, name_ja, name_en, heading, intro_ja, intro_en)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (domain, slug) do update set position = excluded.position,
                            name_ja = excluded.name_ja, name_en = excluded.name_en, heading = excluded.heading,
                            intro_ja = excluded.intro_ja, intro_en = excluded.intro_en""")
                .params(
                        domain,
                        topic.slug(),
                        position,
                        topic.name().ja(),
                        topic.name().en(),
                        topic.heading(),
                        topic.intro().ja(),
                        topic.intro().en())
                .update();
    }

    private void replaceConcepts(List<Concept> concepts) {
        for (Concept concept : concepts) {
            jdbc.sql("""
                            insert into concept (kind, slug, name_ja, name_en, reading, aliases_ja, aliases_en, meaning_ja,
                                meaning_en)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict (kind, slug) do update set name_ja = excluded.name_ja,
                                name_en = excluded.name_en, reading = excluded.reading,
                                aliases_ja = excluded.aliases_ja, aliases_en = excluded.aliases_en,
                                meaning_ja = excluded.meaning_ja, meaning_en = excluded.meaning_en""")
                    .params(
                            concept.kind().name(),
                            concept.slug(),
                            concept.name().ja(),
                            concept.name().en(),
                            concept.reading(),
                            concept.aliasesJa().toArray(String[]::new),
                            concept.aliasesEn().toArray(String[]::new),
                            ja(concept.meaning()),
                            en(concept.meaning()))
                    .update();
        }
        jdbc.sql("delete from concept where kind || '/' || slug <> all (?)")
                .param(concepts.stream()
                        .map(concept -> concept.kind() + "/" + concept.slug())
                        .toArray(String[]::new))
                .update();
    }

    private void replaceFrameworks(List<Framework> frameworks) {
        jdbc.sql("update framework set position = -1 - position").update();
        for (int position = 0; position < frameworks.size(); position++) {
            Framework framework = frameworks.get(position);
            jdbc.sql("""
                            insert into framework (slug, position, name, life, life_since, life_note_ja, life_note_en,
                                source_title, source_url, use_today_ja, use_today_en, language, homepage)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict (slug) do update set position = excluded.position, name = excluded.name,
                                life = excluded.life, life_since = excluded.life_since,
                                life_note_ja = excluded.life_note_ja, life_note_en = excluded.life_note_en,
                                source_title = excluded.source_title, source_url = excluded.source_url,
                                use_today_ja = excluded.use_today_ja, use_today_en = excluded.use_today_en,
                                language = excluded.language, homepage = excluded.homepage""")
                    .params(Arrays.asList(
                            framework.slug(),
                            position,
                            framework.name(),
                            framework.life().code(),
                            framework.lifeSince(),
                            ja(framework.lifeNote()),
                            en(framework.lifeNote()),
                            framework.sourceTitle(),
                            framework.sourceUrl(),
                            ja(framework.useToday()),
                            en(framework.useToday()),
                            framework.language(),
                            framework.homepage()))
                    .update();
        }
        jdbc.sql("delete from framework where position < 0").update();
    }

    private void replaceTechniques(List<Technique> techniques) {
        // nothing points to them, so they need not be kept
        jdbc.sql("delete from technique").update();
        for (int position = 0; position < techniques.size(); position++) {
            Technique technique = techniques.get(position);
            jdbc.sql(
                            "insert into technique (slug, position, name_ja, name_en, text_ja, text_en) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            technique.slug(),
                            position,
                            technique.name().ja(),
                            technique.name().en(),
                            technique.text().ja(),
                            technique.text().en())
                    .update();
            for (int at = 0; at < technique.methods().size(); at++) {
                jdbc.sql("insert into technique_method (technique, position, concept) values (?, ?, ?)")
                        .params(technique.slug(), at, technique.methods().get(at))
                        .update();
            }
        }
    }

    private static String ja(Bilingual text) {
        return text == null ? null : text.ja();
    }

    private static String en(Bilingual text) {
        return text == null ? null : text.en();
    }

    private static Bilingual bilingual(ResultSet row, String column) throws SQLException {
        String ja = row.getString(column + "_ja");
        return ja == null ? null : new Bilingual(ja, row.getString(column + "_en"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
