package zukan.accounts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import zukan.accounts.Objected;
import zukan.accounts.Objection;
import zukan.accounts.OneTimeLink;
import zukan.accounts.OneTimeLink.Purpose;
import zukan.accounts.OneTimeLinkOver;
import zukan.accounts.OneTimeLinks;
import zukan.platform.ZukanProperties;

/** Where the one-time links lead: a page to choose name and password, or a password only. */
@Controller
@RequestMapping({"/set-up/{token}", "/invitation/{token}"})
class LinkController {

    private final OneTimeLinks links;
    private final ZukanProperties properties;

    LinkController(OneTimeLinks links, ZukanProperties properties) {
        this.links = links;
        this.properties = properties;
    }

    @GetMapping
    String form(@PathVariable String token, Model model, HttpServletResponse response) {
        Optional<OneTimeLink> link = links.look(token);
        if (link.isEmpty()) {
            return over(response);
        }
        String usual = link.get().purpose() == Purpose.SET_UP ? properties.curatorName() : "";
        model.addAttribute("form", new ChoiceForm(usual, "", ""));
        return page(token, link.get(), model);
    }

    @PostMapping
    String follow(
            @PathVariable String token,
            @ModelAttribute("form") ChoiceForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        Optional<OneTimeLink> link = links.look(token);
        if (link.isEmpty()) {
            return over(response);
        }
        boolean named = link.get().purpose() == Purpose.RESET;
        String name = named ? link.get().curator() : form.name();
        if (!named) {
            Objection.toName(name).ifPresent(objection -> FormErrors.add(errors, "name", objection));
        }
        Objection.toPassword(form.password(), name)
                .ifPresent(objection -> FormErrors.add(errors, "password", objection));
        FormErrors.compare(errors, form.password(), form.repeated());
        if (!errors.hasErrors()) {
            try {
                links.follow(token, name, form.password());
                return "redirect:/sign-in?done=" + (named ? "password" : "set-up");
            } catch (Objected given) {
                FormErrors.add(errors, "name", given.objection());
            } catch (OneTimeLinkOver over) {
                return over(response);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(token, link.get(), model);
    }

    private static String page(String token, OneTimeLink link, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("link", link);
        return "desk/link";
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "desk/link-over";
    }

    /** What is chosen; whoever follows a link of their own has a name already. */
    record ChoiceForm(String name, String password, String repeated) {

        ChoiceForm {
            name = name == null ? "" : name;
            password = password == null ? "" : password;
            repeated = repeated == null ? "" : repeated;
        }
    }
}
