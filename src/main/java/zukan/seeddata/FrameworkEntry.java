package zukan.seeddata;

import java.util.Locale;
import zukan.catalog.Vocabulary.Framework;
import zukan.platform.Bilingual;

/** A framework as frameworks.yaml has it. */
record FrameworkEntry(
        String slug,
        String name,
        String life,
        String lifeSince,
        Bilingual lifeNote,
        Source source,
        Bilingual useToday,
        String language,
        String homepage) {

    record Source(String title, String url) {}

    static FrameworkEntry of(Framework framework) {
        return new FrameworkEntry(
                framework.slug(),
                framework.name(),
                framework.life().code(),
                framework.lifeSince(),
                framework.lifeNote(),
                framework.sourceUrl() == null ? null : new Source(framework.sourceTitle(), framework.sourceUrl()),
                framework.useToday(),
                framework.language(),
                framework.homepage());
    }

    Framework framework() {
        return new Framework(
                slug,
                name,
                Framework.Life.valueOf(life.toUpperCase(Locale.ROOT)),
                lifeSince,
                lifeNote,
                source == null ? null : source.title(),
                source == null ? null : source.url(),
                useToday,
                language,
                homepage);
    }
}
