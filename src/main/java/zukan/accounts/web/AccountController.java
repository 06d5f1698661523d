package zukan.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import zukan.accounts.Curator;
import zukan.accounts.Curators;
import zukan.accounts.Objection;
import zukan.platform.ClientAddress;

/** A curator's own account: password and open sessions. */
@Controller
@RequestMapping("/desk/account")
class AccountController {

    private final Curators curators;
    private final CuratorSignIn signIn;
    private final ClientAddress clients;

    AccountController(Curators curators, CuratorSignIn signIn, ClientAddress clients) {
        this.curators = curators;
        this.signIn = signIn;
        this.clients = clients;
    }

    @GetMapping
    String account(Principal principal, HttpSession session, Model model) {
        model.addAttribute("form", new PasswordForm("", "", ""));
        return page(curator(principal), session, model);
    }

    @PostMapping("/password")
    String changePassword(
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Curator curator = curator(principal);
        Objection.toPassword(form.password(), curator.name())
                .ifPresent(objection -> FormErrors.add(errors, "password", objection));
        FormErrors.compare(errors, form.password(), form.repeated());
        if (!errors.hasErrors()) {
            check(curator, form.current(), clients.network(request), errors);
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(curator, request.getSession(), model);
        }
        curators.changePassword(curator, form.password());
        return signedOut(principal, "password", request, response);
    }

    @PostMapping("/sign-out-everywhere")
    String signOutEverywhere(Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        curators.signOutEverywhere(curator(principal));
        return signedOut(principal, "signed-out", request, response);
    }

    /** A session that somebody else got hold of is no place to guess the password from either. */
    private void check(Curator curator, String password, String client, BindingResult errors) {
        try {
            signIn.authenticate(curator.name(), password, client);
        } catch (TooManyFailures tooMany) {
            errors.rejectValue("current", "signIn.tooMany", new Object[] {tooMany.minutes()}, null);
        } catch (BadCredentialsException wrong) {
            errors.rejectValue("current", "account.wrongPassword");
        }
    }

    private String page(Curator curator, HttpSession session, Model model) {
        model.addAttribute("curator", curator);
        model.addAttribute("sessions", curators.sessions(curator));
        model.addAttribute("here", session.getId());
        return "desk/account";
    }

    private Curator curator(Principal principal) {
        return curators.find(principal.getName()).orElseThrow();
    }

    /** The row of the session is gone already; now its cookie. */
    static String signedOut(
            Authentication principal, String done, HttpServletRequest request, HttpServletResponse response) {
        new SecurityContextLogoutHandler().logout(request, response, principal);
        return "redirect:/sign-in?done=" + done;
    }

    /** A new password, and the present one as a proof of who sits there. */
    record PasswordForm(String current, String password, String repeated) {

        PasswordForm {
            current = current == null ? "" : current;
            password = password == null ? "" : password;
            repeated = repeated == null ? "" : repeated;
        }
    }
}
