package zukan.platform;

import java.util.List;

/**
 * Something that an operator can have done from the command line instead of serving pages: {@code java -jar zukan.jar NAME
 * ARGUMENT…}. A bean whose bean name is that of the command; {@link CommandLine} runs it when the schema is migrated and
 * the seed data are loaded.
 */
public interface Command {

    /** What {@link #run} answers if the arguments make no sense; the usage is then shown. */
    int MISUSED = 2;

    /** The first word on the command line. */
    String name();

    /** The whole command as an operator types it after the jar, placeholders in capitals. */
    String usage();

    /**
     * Does it, and tells the operator on standard output or, where it fails, on standard error.
     *
     * @param arguments the words after the name, options of Spring Boot ({@code --…}) not among them
     * @return the exit code: 0 if it is done
     */
    int run(List<String> arguments);
}
