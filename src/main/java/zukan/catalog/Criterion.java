package zukan.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the list of papers can be narrowed by; the order is that of the page. */
public enum Criterion {
    STARRED("(p.starred or p.curator_star_on is not null)"),
    DOMAIN("p.domain = :domain"),
    TOPIC("p.topic = :topic"),
    FRAMEWORK("exists (select from implementation i where i.paper_id = p.id and i.framework = :framework)"),
    CODE("exists (select from implementation i where i.paper_id = p.id)"),
    OFFICIAL("exists (select from implementation i where i.paper_id = p.id and i.official)"),
    MAINTAINED("exists (select from implementation i join framework f on f.slug = i.framework"
            + " where i.paper_id = p.id and f.life = 'active')"),
    RUNS("exists (select from implementation i where i.paper_id = p.id and i.today_runs = 'YES')"),
    MONTH("p.month_in_article = :month"),
    TASK(concept("TASK", ":task")),
    METHOD(concept("METHOD", ":method")),
    TECHNIQUE("exists (select from paper_concept c join technique_method t on t.kind = c.kind and t.concept = c.concept"
            + " where c.paper_id = p.id and t.technique = :technique)"),
    DATASET(concept("DATASET", ":dataset")),
    TOOK(Took.condition()),
    ORIGIN("p.origin = upper(:origin)");

    private final String condition;

    Criterion(String condition) {
        this.condition = condition;
    }

    private static String concept(String kind, String parameter) {
        return "exists (select from paper_concept c where c.paper_id = p.id and c.kind = '" + kind
                + "' and c.concept = " + parameter + ")";
    }

    /** Its name in addresses, and that of the parameter in {@link #condition()}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** SQL that is true of the papers {@code p} that fit. */
    String condition() {
        return condition;
    }

    /** Whether it is a yes or nothing: its only value is {@code true}. */
    public boolean isSwitch() {
        return this == STARRED || this == CODE || this == OFFICIAL || this == MAINTAINED || this == RUNS;
    }

    public static Optional<Criterion> of(String code) {
        return Arrays.stream(values())
                .filter(criterion -> criterion.code().equals(code))
                .findFirst();
    }
}
