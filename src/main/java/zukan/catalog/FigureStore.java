package zukan.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import zukan.platform.CatalogVersion;

/** Reads and replaces the figures. Those of withdrawn papers stay stored, and are not shown. */
@Component
public class FigureStore {

    private static final String PUBLISHED =
            "select figure.*, paper.domain from figure join paper on paper.slug = figure.paper order by figure.paper, position";

    private final JdbcClient jdbc;
    private final Supplier<Plates> kept;
    private volatile PlateStyle style;

    FigureStore(JdbcClient jdbc, CatalogVersion versions) {
        this.jdbc = jdbc;
        this.kept = versions.keeping(this::made);
    }

    /** Ready to be shown; not made again while the catalog has not changed, unless the transaction around may be changing it. */
    public Plates plates() {
        return kept.get();
    }

    private Plates made() {
        Map<String, String> domains = new HashMap<>();
        List<Figure> figures = jdbc.sql(PUBLISHED)
                .query((row, n) -> {
                    domains.put(row.getString("name"), row.getString("domain"));
                    return new Figure(
                            row.getString("name"),
                            row.getString("paper"),
                            row.getInt("position"),
                            row.getString("svg"));
                })
                .list();
        return new Plates(figures, figure -> new Plate(figure, domains.get(figure.name()), style()));
    }

    private PlateStyle style() {
        if (style == null) {
            style = new PlateStyle();
        }
        return style;
    }

    /** As their files have them, by paper. */
    @Transactional(readOnly = true)
    public List<Figure> figures() {
        return jdbc.sql(PUBLISHED).query(Figure.class).list();
    }

    /** Makes what is stored equal to the given; they must keep {@link FigureRules}, and the slugs of their papers be reserved. */
    @Transactional
    public void replace(List<Figure> figures) {
        jdbc.sql("delete from figure where name <> all (?)")
                .param(figures.stream().map(Figure::name).toArray(String[]::new))
                .update();
        for (Figure figure : figures) {
            jdbc.sql("""
                            insert into figure (name, paper, position, svg) values (?, ?, ?, ?)
                            on conflict (name) do update
                            set paper = excluded.paper, position = excluded.position, svg = excluded.svg
                            where (figure.paper, figure.position, figure.svg)
                                is distinct from (excluded.paper, excluded.position, excluded.svg)""")
                    .params(figure.name(), figure.paper(), figure.position(), figure.svg())
                    .update();
        }
    }
}
