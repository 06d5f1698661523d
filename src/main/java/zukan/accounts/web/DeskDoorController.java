package zukan.accounts.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Until there is a queue, the desk opens at the account. */
@Controller
class DeskDoorController {

    @GetMapping({"/desk", "/desk/"})
    String door() {
        return "redirect:/desk/account";
    }
}
