package zukan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionExecution;

/** What this instance has committed is known to whoever asks afterwards. */
class CatalogVersionTests {

    @Test
    void whoeverComesWhileTheVersionIsAskedForWaitsForTheAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        JdbcClient database = mock(JdbcClient.class, Answers.RETURNS_DEEP_STUBS);
        when(database.sql("select number from catalog_version")
                        .query(Long.class)
                        .single())
                .thenReturn(1L)
                .thenAnswer(question -> {
                    asked.countDown();
                    answer.await();
                    return 2L;
                });
        CatalogVersion version = new CatalogVersion(database);
        assertThat(version.current()).isEqualTo(1);

        version.afterCommit(mock(TransactionExecution.class), null);
        CompletableFuture<Void> poll = CompletableFuture.runAsync(version::refresh);
        asked.await();
        AtomicLong seen = new AtomicLong();
        Thread reader = new Thread(() -> seen.set(version.current()));
        reader.start();
        while (reader.getState() != Thread.State.BLOCKED && reader.isAlive()) {
            Thread.onSpinWait();
        }
        answer.countDown();
        reader.join();
        poll.get();

        assertThat(seen).hasValue(2);
    }
}
