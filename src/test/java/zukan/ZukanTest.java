package zukan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/** A test of the whole application with its real content, over HTTP, on a real PostgreSQL; with a curator ({@link Browsing#asCurator}). */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "zukan.curator-password=" + Browsing.PASSWORD,
            // tests fill in forms faster than people
            "zukan.suggestions.minimum-filling-time=0s",
        })
@Import(StoredPapers.class)
@TestExecutionListeners(
        listeners = FreshCatalog.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@ContextConfiguration(initializers = TestDatabase.class)
public @interface ZukanTest {}
