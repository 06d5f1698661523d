package zukan.accounts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import zukan.platform.Command;

/** Prints a link by which a curator chooses a new password, or by which the first curator comes in. */
@Component("reset-password")
class ResetPasswordCommand implements Command {

    private final Curators curators;
    private final OneTimeLinks links;

    ResetPasswordCommand(Curators curators, OneTimeLinks links) {
        this.curators = curators;
        this.links = links;
    }

    @Override
    public String name() {
        return "reset-password";
    }

    @Override
    public String usage() {
        return "reset-password NAME";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 1) {
            return MISUSED;
        }
        Optional<Curator> curator = curators.find(arguments.get(0));
        if (curator.isPresent()) {
            // the command's answer to the operator, which no log level may hide
            System.out.printf(
                    "By this link %s chooses a new password. It works once, for %d hours:%n%n  %s%n",
                    curator.get().name(), OneTimeLinks.RESET.toHours(), links.toReset(curator.get()));
            return 0;
        }
        if (curators.none()) {
            System.out.printf(
                    "There is no curator yet. Whoever opens this link becomes the first one; it works once:%n%n  %s%n",
                    links.toSetUpAnew());
            return 0;
        }
        System.err.println("There is no curator of that name. There are: "
                + curators.all().stream().map(Curator::name).collect(Collectors.joining(", ")));
        return 1;
    }
}
