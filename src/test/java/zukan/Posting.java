package zukan;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** A program that sends suggestions to the application under test. */
public final class Posting {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;

    public Posting(int port) {
        this.port = port;
    }

    /** Sends JSON with a key of its own. */
    public HttpResponse<String> suggest(String json, String... headers) {
        return suggest(json, UUID.randomUUID().toString(), headers);
    }

    /** @param headers more of them, names and values in turn */
    public HttpResponse<String> suggest(String json, String key, String[] headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        all[headers.length + 2] = "Idempotency-Key";
        all[headers.length + 3] = key;
        return send(json.getBytes(StandardCharsets.UTF_8), all);
    }

    /** @param headers all of them, names and values in turn */
    public HttpResponse<String> send(byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/suggestions"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
