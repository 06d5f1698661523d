package zukan.catalog.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.graphper.draw.ExecuteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import zukan.catalog.Lineage;

/** Draws each lineage once, for all languages and sizes, and keeps the drawing as long as the lineage is kept. */
@Component
class LineageDrawings {

    private static final Logger LOG = LoggerFactory.getLogger(LineageDrawings.class);

    /** By the very lineage that was read for a version of the catalog. */
    private final Cache<Lineage, Optional<LineageDrawing>> kept =
            Caffeine.newBuilder().weakKeys().build();

    /** Empty if it could not be drawn. */
    Optional<LineageDrawing> of(Lineage lineage) {
        return kept.get(lineage, LineageDrawings::draw);
    }

    private static Optional<LineageDrawing> draw(Lineage lineage) {
        try {
            return Optional.of(LineageLayout.draw(lineage.members(), lineage.ties()));
        } catch (ExecuteException | RuntimeException | StackOverflowError failed) {
            // the library walks along the lines by recursion; the list says the same
            LOG.warn(
                    "a lineage of {} works could not be drawn",
                    lineage.members().size(),
                    failed);
            return Optional.empty();
        }
    }
}
