package zukan.suggestions.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import zukan.platform.SiteSecret;
import zukan.platform.ZukanProperties;

/**
 * One-time keys of forms: 128 random bits, the second of issue and a signature over both, joined by dots. Every instance can
 * tell how old a form is that any of them showed.
 */
@Component
class FormKeys {

    static final Duration LONGEST = Duration.ofDays(7);

    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9_-]{22}\\.(\\d{1,12}))\\.([A-Za-z0-9_-]{43})");
    private static final String PURPOSE = "form";

    private final SiteSecret secret;
    private final Clock clock;
    private final Duration shortest;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    FormKeys(SiteSecret secret, Clock clock, ZukanProperties properties) {
        this(secret, clock, properties.suggestions().minimumFillingTime());
    }

    FormKeys(SiteSecret secret, Clock clock, Duration shortest) {
        this.secret = secret;
        this.clock = clock;
        this.shortest = shortest;
    }

    /** What a key says about the form that it came with. */
    enum Verdict {
        GOOD,
        TOO_SOON,
        TOO_OLD,
        NOT_OURS
    }

    String issue() {
        return issue(clock.instant());
    }

    /** A key for somebody who has been filling in for long already. */
    String renew() {
        return issue(clock.instant().minus(shortest));
    }

    private String issue(Instant at) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "." + at.getEpochSecond();
        return text + "." + secret.sign(PURPOSE, text);
    }

    Verdict judge(String key) {
        Matcher parts = KEY.matcher(key == null ? "" : key);
        if (!parts.matches() || !isSigned(parts.group(1), parts.group(3))) {
            return Verdict.NOT_OURS;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(parts.group(2))), clock.instant());
        if (age.compareTo(shortest) < 0) {
            return Verdict.TOO_SOON;
        }
        return age.compareTo(LONGEST) > 0 ? Verdict.TOO_OLD : Verdict.GOOD;
    }

    private boolean isSigned(String text, String signature) {
        return MessageDigest.isEqual(
                secret.sign(PURPOSE, text).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }
}
