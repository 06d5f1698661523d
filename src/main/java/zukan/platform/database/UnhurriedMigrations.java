package zukan.platform.database;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/**
 * Lets a migration take its time: pages give a database up that does not answer for half a minute, but to rewrite a table of a large
 * catalog takes longer, and would be undone and begun again with each start. The pool sets its own limit for whoever comes next.
 */
@Component
class UnhurriedMigrations extends BaseCallback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            context.getConnection().setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            throw new FlywayException("The time that a migration may take could not be set", e);
        }
    }
}
