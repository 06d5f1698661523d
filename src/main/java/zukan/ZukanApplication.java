package zukan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import zukan.platform.CommandLine;

/** Zukan: the deep-learning papers of 2016 as an illustrated catalog. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(sharedModules = "platform")
public class ZukanApplication {

    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(ZukanApplication.class, arguments);
        if (commandLine.namesCommand()) {
            System.exit(commandLine.run());
        }
        SpringApplication.run(ZukanApplication.class, arguments);
    }
}
