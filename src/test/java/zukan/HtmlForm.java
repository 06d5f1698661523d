package zukan;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;

/** A form of a page, filled in and sent as a browser without JavaScript does it: hidden fields, cookies and all. */
public final class HtmlForm {

    private final Browsing browsing;
    private final String cookies;
    private final String action;
    private final List<Map.Entry<String, String>> fields = new ArrayList<>();

    private HtmlForm(Browsing browsing, FormElement form, String cookies) {
        this.browsing = browsing;
        this.cookies = cookies;
        action = form.attr("action").replaceFirst("#.*", "");
        form.formData().forEach(field -> fields.add(Map.entry(field.key(), field.value())));
    }

    /** The form that {@code selector} finds on the page at {@code path}. */
    public static HtmlForm on(Browsing browsing, String path, String selector) {
        HttpResponse<String> page = browsing.get(path);
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .collect(Collectors.joining("; "));
        FormElement form = Jsoup.parse(page.body()).selectFirst(selector) instanceof FormElement found ? found : null;
        if (form == null) {
            throw new AssertionError("no " + selector + " at " + path + ":\n" + page.body());
        }
        return new HtmlForm(browsing, form, cookies);
    }

    /** Fills a field in, or several of the same name. */
    public HtmlForm with(String name, String... values) {
        fields.removeIf(field -> field.getKey().equals(name));
        for (String value : values) {
            fields.add(Map.entry(name, value));
        }
        return this;
    }

    public String value(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public HttpResponse<String> send() {
        return cookies.isEmpty() ? browsing.post(action, fields) : browsing.post(action, fields, "Cookie", cookies);
    }
}
