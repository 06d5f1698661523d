package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Plain HTTP to the application under test, redirects not followed. */
public final class Browsing {

    /** The curator whom {@link ZukanTest} configures. */
    public static final String CURATOR = "curator";

    public static final String PASSWORD = "the desk of the tests";

    private static final HttpClient WITHOUT_COOKIES =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final int port;
    private final HttpClient client;

    /** A reader who keeps no cookies. */
    public Browsing(int port) {
        this(port, WITHOUT_COOKIES);
    }

    private Browsing(int port, HttpClient client) {
        this.port = port;
        this.client = client;
    }

    /** Somebody who keeps the cookies of this site. */
    public static Browsing withCookies(int port) {
        return new Browsing(
                port,
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                        .build());
    }

    /** The curator of the tests, signed in. */
    public static Browsing asCurator(int port) {
        Browsing browsing = withCookies(port);
        HttpResponse<String> answer =
                browsing.submit("/sign-in", "/sign-in", Map.of("name", CURATOR, "password", PASSWORD));
        if (answer.statusCode() != 302) {
            throw new AssertionError("not signed in: " + answer.statusCode());
        }
        return browsing;
    }

    /** Sends a form's fields as a browser does, URL-encoded in UTF-8. */
    public HttpResponse<String> post(String path, List<Map.Entry<String, String>> fields, String... headers) {
        String body = fields.stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        String[] all = Stream.concat(Stream.of("Content-Type", "application/x-www-form-urlencoded"), Stream.of(headers))
                .toArray(String[]::new);
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body), all);
    }

    /** An unknown value is answered with 400 in the reader's language, and offers what there is. */
    public void assertThatItOffers(String path, String language, String offered) {
        HttpResponse<String> answer = get(path);
        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(page.select(".error li a").eachAttr("href")).contains(offered);
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        return post(path, List.copyOf(form.entrySet()), headers);
    }

    /**
     * Opens a page and sends its first form to the given address, with what is hidden in it and what is filled in.
     *
     * @param headers of the POST, names and values in turn
     */
    public HttpResponse<String> submit(String page, String action, Map<String, String> filledIn, String... headers) {
        Element form = Jsoup.parse(get(page).body()).selectFirst("form[method=post][action='" + action + "']");
        if (form == null) {
            throw new AssertionError(page + " has no form to " + action);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.putAll(filledIn);
        return post(action, fields, headers);
    }

    public HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    /** The value of a cookie that was kept. */
    public Optional<String> cookie(String name) {
        List<HttpCookie> kept = ((CookieManager) client.cookieHandler().orElseThrow())
                .getCookieStore()
                .getCookies();
        return kept.stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
