package zukan.platform;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Starts the application for a single {@link Command}: no port is opened, and no bean is made that nobody asks for. */
public class CommandLine {

    private static final String JAR = "java -jar zukan.jar ";

    private final Class<?> application;
    private final String[] arguments;
    private final List<String> words;

    /** @param arguments as the JVM got them */
    public CommandLine(Class<?> application, String... arguments) {
        this.application = application;
        this.arguments = arguments;
        this.words = new DefaultApplicationArguments(arguments).getNonOptionArgs();
    }

    /** Whether a command is named; otherwise pages are wanted. */
    public boolean namesCommand() {
        return !words.isEmpty();
    }

    /**
     * Runs the command that is named.
     *
     * @return its exit code, or {@link Command#MISUSED} if there is no such command, told before a database is touched
     */
    public int run() {
        String name = words.get(0);
        if (!names().contains(name)) {
            System.err.println("There is no command \"" + name + "\".\nUsage: " + JAR + "[OPTION]...\n       " + JAR
                    + "COMMAND [ARGUMENT]...\nCommands: " + String.join(", ", names())
                    + "\nWithout a command pages are served.");
            return Command.MISUSED;
        }
        SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLazyInitialization(true);
        spring.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = spring.run(arguments)) {
            Command command = context.getBean(name, Command.class);
            int code = command.run(words.subList(1, words.size()));
            if (code == Command.MISUSED) {
                System.err.println("Usage: " + JAR + command.usage());
            }
            return code;
        }
    }

    /** The names that the beans will have. */
    private SortedSet<String> names() {
        ClassPathScanningCandidateComponentProvider commands = new ClassPathScanningCandidateComponentProvider(false);
        commands.addIncludeFilter(new AssignableTypeFilter(Command.class));
        return commands.findCandidateComponents(application.getPackageName()).stream()
                .map(found -> AnnotationBeanNameGenerator.INSTANCE.generateBeanName(
                        found, new SimpleBeanDefinitionRegistry()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
