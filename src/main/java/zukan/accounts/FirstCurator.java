package zukan.accounts;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import zukan.platform.ZukanProperties;

/**
 * Sees to it that there can be a curator: by the configured password, which holds from the first request on, or by a link that
 * is shown to the operator once. There is no account that nobody asked for.
 */
@Component
@ConditionalOnWebApplication
class FirstCurator implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger("zukan");

    private final Curators curators;
    private final OneTimeLinks links;
    private final ZukanProperties properties;

    FirstCurator(Curators curators, OneTimeLinks links, ZukanProperties properties) {
        this.curators = curators;
        this.links = links;
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String password = properties.curatorPassword();
        if (!StringUtils.hasLength(password)) {
            return;
        }
        try {
            Optional<Curator> present = curators.find(properties.curatorName());
            if (present.isEmpty()) {
                curators.appoint(properties.curatorName(), password, null);
                LOG.info("The curator {} was appointed with the configured password", properties.curatorName());
            } else if (!curators.hasPassword(present.get(), password)) {
                curators.changePassword(present.get(), password);
                LOG.warn(
                        "The password of {} was set to the configured one; take zukan.curator-password away, or each start"
                                + " sets it again",
                        present.get().name());
            }
        } catch (Objected unfit) {
            if (unfit.objection() == Objection.NAME_GIVEN
                    && curators.find(properties.curatorName()).isPresent()) {
                // another instance that starts just now was faster
                return;
            }
            throw new CuratorNotConfigured(properties.curatorName(), unfit);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void letTheFirstCuratorIn() {
        if (!curators.none()) {
            return;
        }
        links.toSetUp()
                .ifPresentOrElse(
                        link -> LOG.info("""

                                There is no curator yet. Whoever opens this link becomes the first one; it works once:

                                  {}
                                """, link),
                        () -> LOG.info(
                                "There is no curator yet. The link that an earlier start printed still works;"
                                        + " java -jar zukan.jar reset-password {} makes a new one",
                                properties.curatorName()));
    }
}
