package zukan.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a curator wanted to go before the sign-in came in between: to a page of the desk, and nowhere else. */
final class DeskTarget {

    /** Of an address only what can be nothing but a path of ours, and its query. */
    private static final Pattern SAFE =
            Pattern.compile("/desk(/[\\w.~%!$&'()*+,;=:@-]+)*/?([?][\\w.~%!$&'()*+,;=:@/?-]*)?");

    private static final int LONGEST = 1_000;

    private DeskTarget() {}

    /** The address that was wanted, or the desk itself if that was none of the desk's. */
    static String of(String wanted) {
        return wanted != null
                        && wanted.length() <= LONGEST
                        && SAFE.matcher(wanted).matches()
                        && !wanted.contains("..")
                ? wanted
                : "/desk/";
    }

    /** The address of the sign-in that leads back to what is asked for. */
    static String signInFor(HttpServletRequest request) {
        String query = request.getQueryString();
        String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        return HttpMethod.GET.matches(request.getMethod()) && of(wanted).equals(wanted)
                ? UriComponentsBuilder.fromPath("/sign-in")
                        .queryParam("continue", "{wanted}")
                        .encode()
                        .buildAndExpand(wanted)
                        .toUriString()
                : "/sign-in";
    }
}
