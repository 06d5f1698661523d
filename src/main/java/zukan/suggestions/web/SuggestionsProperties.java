package zukan.suggestions.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator can set about suggestions.
 *
 * @param minimumFillingTime How long a person needs at least to fill in a form; what comes faster is asked to be sent again.
 */
@ConfigurationProperties("zukan.suggestions")
record SuggestionsProperties(@DefaultValue("3s") Duration minimumFillingTime) {}
