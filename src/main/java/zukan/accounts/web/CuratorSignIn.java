package zukan.accounts.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import zukan.accounts.Curators;
import zukan.accounts.Objection;
import zukan.accounts.SignInThrottle;

/**
 * Compares name and password, after asking the throttle. Who does not exist is answered like one whose password is wrong, and as
 * slowly.
 */
@Component
class CuratorSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(CuratorSignIn.class);

    private final SignInThrottle throttle;
    private final AuthenticationManager comparison;

    CuratorSignIn(Curators curators, PasswordEncoder passwords, SignInThrottle throttle) {
        this.throttle = throttle;
        DaoAuthenticationProvider stored = new DaoAuthenticationProvider(name -> curators.find(name)
                .map(curator -> new SignedInCurator(curator, curators.passwordHash(curator)))
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(name)));
        stored.setPasswordEncoder(passwords);
        comparison = new ProviderManager(stored);
    }

    /**
     * Who has that name and password.
     *
     * @param client address of the one who tries
     * @throws BadCredentialsException if nobody has
     * @throws TooManyFailures if it was not even compared
     */
    Authentication authenticate(String name, String password, String client) {
        Optional<Duration> wait = throttle.attempt(name, client);
        if (wait.isPresent()) {
            LOG.warn("Password of \"{}\" from {} was not looked at: too many have been wrong", shown(name), client);
            throw new TooManyFailures(wait.get());
        }
        try {
            if (password.getBytes(StandardCharsets.UTF_8).length > Objection.LONGEST_PASSWORD) {
                throw new BadCredentialsException("bcrypt would compare the beginning only");
            }
            Authentication curator =
                    comparison.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
            throttle.succeeded(name, client);
            return curator;
        } catch (BadCredentialsException refused) {
            LOG.warn("Password of \"{}\" from {} was wrong", shown(name), client);
            throw refused;
        }
    }

    /** What was typed must not begin a line of its own in the log, nor colour it. */
    private static String shown(String name) {
        String harmless = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        return harmless.length() <= Objection.LONGEST_NAME
                ? harmless
                : harmless.substring(0, Objection.LONGEST_NAME) + "…";
    }
}
