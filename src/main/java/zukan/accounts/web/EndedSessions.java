package zukan.accounts.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import zukan.accounts.Curators;

/**
 * Ends sessions that have lasted a working day however busy they were, and those of curators who were removed or have another
 * password by now. The latter are deleted when that happens; but a sign-in that is under way just then must not slip through.
 */
class EndedSessions extends OncePerRequestFilter {

    private static final Duration LONGEST = Duration.ofHours(12);

    private final Curators curators;
    private final Clock clock;

    EndedSessions(Curators curators, Clock clock) {
        this.curators = curators;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && isOver(session)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }

    private boolean isOver(HttpSession session) {
        Instant end = Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST);
        Object context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return !clock.instant().isBefore(end)
                || !(context instanceof SecurityContext security
                        && security.getAuthentication() != null
                        && security.getAuthentication().getPrincipal() instanceof SignedInCurator curator
                        && curators.find(curator.getUsername())
                                .filter(curator::isStill)
                                .isPresent());
    }
}
