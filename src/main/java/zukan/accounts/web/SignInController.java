package zukan.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.accounts.Curators;
import zukan.platform.ClientAddress;

/**
 * Signing in. Spring Security's own filter for it could answer a mistake only by a redirect, which loses what was typed, or by a
 * forward, whose answer would not get through the filter for ETags.
 */
@Controller
class SignInController {

    private static final Logger LOG = LoggerFactory.getLogger(SignInController.class);

    /** What may have happened just before. */
    private static final Set<String> DONE = Set.of("signed-out", "set-up", "password", "removed");

    private final Curators curators;
    private final CuratorSignIn signIn;
    private final ClientAddress clients;
    private final SessionAuthenticationStrategy renewal;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignInController(Curators curators, CuratorSignIn signIn, ClientAddress clients, CsrfTokenRepository formTokens) {
        this.curators = curators;
        this.signIn = signIn;
        this.clients = clients;
        this.renewal = new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(formTokens)));
    }

    @GetMapping("/sign-in")
    String form(
            @RequestParam(name = "continue", required = false) String wanted,
            @RequestParam(required = false) String done,
            Principal curator,
            Model model) {
        if (curator != null) {
            return "redirect:" + DeskTarget.of(wanted);
        }
        model.addAttribute("done", done != null && DONE.contains(done) ? done : null);
        return page(wanted, model);
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "continue", required = false) String wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            Authentication curator = signIn.authenticate(name, password, clients.network(request));
            renewal.onAuthentication(curator, request, response);
            sessions.saveContext(new SecurityContextImpl(curator), request, response);
            LOG.info("{} signed in from {}", curator.getName(), clients.network(request));
            return "redirect:" + DeskTarget.of(wanted);
        } catch (TooManyFailures tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(tooMany.waitingTime().toSeconds() + 1));
            model.addAttribute("minutes", tooMany.minutes());
        } catch (BadCredentialsException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", true);
        }
        model.addAttribute("name", name);
        return page(wanted, model);
    }

    private String page(String wanted, Model model) {
        model.addAttribute("wanted", DeskTarget.of(wanted));
        model.addAttribute("nobody", curators.none());
        return "desk/sign-in";
    }
}
