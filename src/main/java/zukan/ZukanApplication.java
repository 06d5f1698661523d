package zukan;

import java.net.URL;
import org.springframework.aot.AotDetector;
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
        if (isPrepared() && System.getProperty(AotDetector.AOT_ENABLED) == null) {
            System.setProperty(AotDetector.AOT_ENABLED, "true");
        }
        SpringApplication.run(ZukanApplication.class, arguments);
    }

    /** Whether the build has put bean definitions into this jar. Those in a folder of classes may be older than the classes. */
    private static boolean isPrepared() {
        URL prepared = ZukanApplication.class.getResource("ZukanApplication__ApplicationContextInitializer.class");
        return prepared != null && "jar".equals(prepared.getProtocol());
    }
}
