package zukan.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.accounts.Curators;
import zukan.accounts.SignInThrottle;

@ZukanTest
class CuratorSignInTests {

    private final String client = UUID.randomUUID().toString();
    private final AtomicInteger comparisons = new AtomicInteger();

    @Autowired
    private Curators curators;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private SignInThrottle throttle;

    @Test
    void anUnknownNameTakesAsManyHashesAsAWrongPassword() {
        CuratorSignIn signIn = new CuratorSignIn(curators, counting(), throttle);

        assertThatThrownBy(() -> signIn.authenticate(Browsing.CURATOR, "not the password", client))
                .isInstanceOf(BadCredentialsException.class);
        assertThat(comparisons.getAndSet(0)).isEqualTo(1);
        assertThatThrownBy(() -> signIn.authenticate("nobody", "not the password", client))
                .isInstanceOf(BadCredentialsException.class);
        assertThat(comparisons.getAndSet(0)).isEqualTo(1);
    }

    @Test
    void aSessionHoldsNoHash() {
        Authentication curator = new CuratorSignIn(curators, passwords, throttle)
                .authenticate(Browsing.CURATOR, Browsing.PASSWORD, client);

        assertThat(curator.getName()).isEqualTo(Browsing.CURATOR);
        assertThat(curator.getCredentials()).isNull();
        assertThat(((SignedInCurator) curator.getPrincipal()).getPassword()).isNull();
    }

    private PasswordEncoder counting() {
        return new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return passwords.encode(password);
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                comparisons.incrementAndGet();
                return passwords.matches(password, hash);
            }
        };
    }
}
