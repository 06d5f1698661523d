package zukan.platform;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which version of the catalog readers see. Whatever this instance commits is known to it at once; what others commit, a
 * quarter of a second later. While the database is away, the last version known is the newest there can be.
 */
@Component
public class CatalogVersion implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogVersion.class);
    private static final int MILLISECONDS = 250;

    private final JdbcClient jdbc;
    private final AtomicLong commits = new AtomicLong(1);
    private volatile long number;
    /** How many commits there had been when it was asked for the number. */
    private volatile long commitsSeen;

    CatalogVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As far as it is known without asking; grows with every change, and is 0 while no database has answered yet. */
    public long current() {
        if (commitsSeen != commits.get()) {
            look();
        }
        return number;
    }

    /**
     * As the database has it now, for whoever keeps what must never be older; within a transaction, what that sees.
     *
     * @throws DataAccessException if the database does not answer
     */
    public long stored() {
        return jdbc.sql("select number from catalog_version").query(Long.class).single();
    }

    /**
     * Makes something of the catalog once, and again only when the catalog has changed. A transaction that may be changing it
     * itself gets one of its own, which nobody else sees.
     *
     * @param maker may be asked by several threads at once
     */
    public <T> Supplier<T> keeping(Supplier<T> maker) {
        return new Keeping<>(maker);
    }

    private final class Keeping<T> implements Supplier<T> {

        private final Supplier<T> maker;
        private volatile Kept<T> kept;

        Keeping(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public T get() {
            if (TransactionSynchronizationManager.isActualTransactionActive()
                    && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
                return maker.get();
            }
            // before it is made: it may then be newer than its number says, and never older
            long present = current();
            Kept<T> found = kept;
            if (found == null || found.version() != present) {
                found = new Kept<>(present, maker.get());
                kept = found;
            }
            return found.value();
        }
    }

    private record Kept<T>(long version, T value) {}

    /** Asks the database now, for whoever must not wait for what others have committed; does nothing while it is away. */
    public void refresh() {
        look();
    }

    /** Every commit may have changed the catalog; whether it did, the next reader asks. */
    @Override
    public void afterCommit(TransactionExecution transaction, Throwable failure) {
        if (!transaction.isReadOnly()) {
            commits.incrementAndGet();
        }
    }

    @Scheduled(fixedDelay = MILLISECONDS, timeUnit = TimeUnit.MILLISECONDS)
    synchronized void look() {
        // before the question: what is committed while it is asked is asked about again
        long before = commits.get();
        try {
            number = stored();
        } catch (DataAccessException away) {
            LOG.debug("the version of the catalog is not known", away);
        }
        // after the answer: until then, whoever comes has to wait for it
        commitsSeen = before;
    }
}
