package zukan.platform;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which addresses are for curators: the desk, and the doors to it. They have no language in front, and no cache and no search
 * engine keeps anything of them.
 */
public final class DeskAddresses {

    private static final Pattern ALL =
            Pattern.compile("/(desk|sign-in|sign-out|set-up|invitation)([/?].*)?", Pattern.DOTALL);
    private static final Pattern WITH_TOKEN = Pattern.compile("/(set-up|invitation)/.*", Pattern.DOTALL);

    /** The same for filters of the servlet container. */
    public static final List<String> SERVLET_PATTERNS =
            List.of("/desk/*", "/sign-in", "/sign-out", "/set-up/*", "/invitation/*");

    private DeskAddresses() {}

    /** @param path decoded, beginning with a slash */
    public static boolean contain(String path) {
        return ALL.matcher(path).matches();
    }

    /** Whether whoever knows the address may become a curator by it, so that it must reach nobody else. */
    public static boolean holdToken(String path) {
        return WITH_TOKEN.matcher(path).matches();
    }
}
