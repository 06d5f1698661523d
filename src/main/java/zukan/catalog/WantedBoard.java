package zukan.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import zukan.platform.Bilingual;

/** What the catalog lacks, as its own data show it. */
@Component
public class WantedBoard {

    private final JdbcClient jdbc;

    WantedBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that a reader may know.
     *
     * @param paper slug of the entry that lacks it
     * @param starred by the survey
     * @param curatorStarred by a curator of this catalog
     * @param item code of the coverage item that says so, or null
     * @param subject what that item is, or null
     */
    public record Gap(
            Kind kind,
            String paper,
            String shortName,
            String domain,
            boolean starred,
            boolean curatorStarred,
            String item,
            Bilingual subject) {

        /** Kinds of gaps, in the board's order. */
        public enum Kind {
            NO_CODE,
            NO_LIVING_CODE,
            NO_JAPANESE_EXPLAINER,
            EXPLAINER_UNFINISHED,
            ADDRESS_UNKNOWN,
            QUESTION;

            public String code() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }

    /** All gaps of published papers: by kind, those of starred papers first, then in the survey's order. */
    @Transactional(readOnly = true)
    public List<Gap> gaps() {
        return jdbc
                .sql("""
                        select gap.*, p.slug, p.short_name, p.domain, p.starred,
                            p.curator_star_on is not null as curator_starred
                        from paper p join (
                            select 'NO_CODE' as kind, p.slug as paper, null as item, null as ja, null as en from paper p
                            where not exists (select from implementation i where i.paper_id = p.id)
                            union all
                            select 'NO_LIVING_CODE', p.slug, null, null, null from paper p
                            where exists (select from implementation i where i.paper_id = p.id)
                                and not exists (select from implementation i join framework f on f.slug = i.framework
                                    where i.paper_id = p.id and f.life = 'active')
                            union all
                            select 'NO_JAPANESE_EXPLAINER', p.slug, null, null, null from paper p
                            where not exists (select from reference r
                                where r.paper_id = p.id and r.kind = 'explainer' and r.lang = 'ja')
                            union all
                            select case when c.content ->> 'gap' = 'explainer-unfinished' then 'EXPLAINER_UNFINISHED'
                                    when c.content ->> 'kind' = 'link' then 'ADDRESS_UNKNOWN' else 'QUESTION' end,
                                c.content ->> 'paper', c.code,
                                c.content #>> '{subject,ja}', c.content #>> '{subject,en}'
                            from coverage_item c left join question q on q.code = c.code and q.state = 'open'
                            where q.code is not null
                                or c.content ->> 'kind' = 'link' and c.content ->> 'state' = 'unrecoverable'
                        ) gap on gap.paper = p.slug
                        order by p.starred or p.curator_star_on is not null desc, p.number nulls last, p.slug, gap.item""")
                .query((row, n) -> new Gap(
                        Gap.Kind.valueOf(row.getString("kind")),
                        row.getString("slug"),
                        row.getString("short_name"),
                        row.getString("domain"),
                        row.getBoolean("starred"),
                        row.getBoolean("curator_starred"),
                        row.getString("item"),
                        row.getString("item") == null ? null : new Bilingual(row.getString("ja"), row.getString("en"))))
                .list()
                .stream()
                .sorted(Comparator.comparing(Gap::kind))
                .toList();
    }
}
