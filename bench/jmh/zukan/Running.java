package zukan;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application with the survey's papers, on the database of the tests. */
@State(Scope.Benchmark)
public class Running {

    private ConfigurableApplicationContext application;

    @Setup
    public void start() {
        application = SpringApplication.run(
                ZukanApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + TestDatabase.url(),
                "--spring.datasource.username=" + TestDatabase.username(),
                "--spring.datasource.password=" + TestDatabase.password());
    }

    @TearDown
    public void stop() {
        application.close();
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }
}
