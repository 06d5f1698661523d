package zukan.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import zukan.accounts.Curator;
import zukan.accounts.Curators;
import zukan.accounts.LastCurator;
import zukan.accounts.OneTimeLinks;

/** Who is a curator; inviting another, removing one. */
@Controller
@RequestMapping("/desk/curators")
class CuratorsController {

    private final Curators curators;
    private final OneTimeLinks links;

    CuratorsController(Curators curators, OneTimeLinks links) {
        this.curators = curators;
        this.links = links;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("curators", curators.all());
        model.addAttribute("invitations", links.invitations());
        return "desk/curators";
    }

    /** Answers with the link at once: it is kept nowhere, so that no other page could show it. */
    @PostMapping("/invitations")
    String invite(Authentication principal, Model model) {
        Curator host = curators.find(principal.getName()).orElseThrow();
        model.addAttribute("link", links.toInvite(host));
        return list(model);
    }

    @PostMapping("/invitations/{id}/withdrawal")
    String withdraw(@PathVariable long id) {
        links.withdraw(id);
        return "redirect:/desk/curators";
    }

    @PostMapping("/removal")
    String remove(
            @RequestParam String name,
            Authentication principal,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Curator> curator = curators.find(name);
        if (curator.isPresent()) {
            try {
                curators.remove(curator.get(), principal.getName());
            } catch (LastCurator last) {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("last", true);
                return list(model);
            }
            if (curator.get().name().equals(principal.getName())) {
                return AccountController.signedOut(principal, "removed", request, response);
            }
        }
        return "redirect:/desk/curators";
    }
}
