package zukan;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the system's Chromium (a {@link Browser} parameter), the same for all of a run; nothing is downloaded.
 * Where there is none, and {@code -Dzukan.test.chromium=} names none, each test is reported as skipped.
 */
public final class Chromium implements ExecutionCondition, ParameterResolver {

    /** The one without windows first, which is quicker. */
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // not of the class: a test that is skipped itself is reported by its name, and no application is started for it
        return context.getTestMethod().isEmpty() || executable().isPresent()
                ? ConditionEvaluationResult.enabled("Chromium: " + executable())
                : ConditionEvaluationResult.disabled("no Chromium here, and no -Dzukan.test.chromium= names one");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .computeIfAbsent(Running.class, key -> new Running(), Running.class)
                .browser;
    }

    private static Optional<Path> executable() {
        String named = System.getProperty("zukan.test.chromium", "");
        return named.isEmpty()
                ? USUAL_PLACES.stream()
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                : Stream.of(named).map(Path::of).findFirst();
    }

    /** Closed by JUnit at the end of the run. */
    private static final class Running implements AutoCloseable {

        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setArgs(ARGUMENTS));

        private Running() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
