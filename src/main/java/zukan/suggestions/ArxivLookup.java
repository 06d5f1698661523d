package zukan.suggestions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import zukan.catalog.PastedWork;
import zukan.platform.PlainText;
import zukan.platform.ZukanProperties;

/**
 * What arXiv knows of a paper (https://info.arxiv.org/help/api/user-manual.html), to spare readers some typing. Only if the
 * operator wants it; whatever goes wrong, nothing is known and nobody waits longer than two seconds.
 */
@Component
public class ArxivLookup {

    private static final Logger LOG = LoggerFactory.getLogger(ArxivLookup.class);

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** As arXiv's terms of use ask for. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(3);

    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final int REMEMBERED = 500;

    private final ZukanProperties properties;
    private final Clock clock;
    private final HttpClient client;
    private final AtomicReference<Instant> nextRequest = new AtomicReference<>(Instant.EPOCH);

    private final Map<String, Optional<Record>> answers =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<Record>> eldest) {
                    return size() > REMEMBERED;
                }
            });

    ArxivLookup(ZukanProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        client = properties.arxiv().enabled()
                ? HttpClient.newBuilder().connectTimeout(PATIENCE).build()
                : null;
    }

    /**
     * What arXiv says of a paper.
     *
     * @param submittedOn date of the first version
     */
    public record Record(String title, List<String> authors, LocalDate submittedOn) {}

    /** @return nothing if the look-up is off, was used a moment ago or fails, or arXiv has no such paper */
    public Optional<Record> find(String arxivId) {
        String id = PastedWork.of(arxivId).arxivId();
        if (client == null || id == null) {
            return Optional.empty();
        }
        Optional<Record> remembered = answers.get(id);
        if (remembered != null) {
            return remembered;
        }
        Instant now = clock.instant();
        Instant due = nextRequest.get();
        if (now.isBefore(due) || !nextRequest.compareAndSet(due, now.plus(BETWEEN_REQUESTS))) {
            return Optional.empty();
        }
        try {
            Optional<Record> answer = read(ask(id), id);
            answers.put(id, answer);
            return answer;
        } catch (IOException | SAXException | DateTimeException | TimeoutException failed) {
            LOG.warn("arXiv could not be asked about {}: {}", id, PlainText.line(failed.toString()));
            return Optional.empty();
        }
    }

    private byte[] ask(String id) throws IOException, TimeoutException {
        String address = properties.arxiv().baseUrl().toString().replaceFirst("/+$", "")
                + "/api/query?max_results=1&id_list=" + UriUtils.encode(id, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/atom+xml")
                .header("User-Agent", "Zukan (" + properties.baseUrl() + ")")
                .build();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request,
                BodyHandlers.ofByteArrayConsumer(part ->
                        part.filter(bytes -> body.size() <= LONGEST_ANSWER).ifPresent(body::writeBytes)));
        try {
            int status = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status != 200 || body.size() > LONGEST_ANSWER) {
                throw new IOException("status " + status + ", " + body.size() + " bytes");
            }
            return body.toByteArray();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        } finally {
            // also ends an answer that does not end by itself
            answer.cancel(true);
        }
    }

    private static Optional<Record> read(byte[] feed, String id) throws IOException, SAXException {
        NodeList entries = parse(feed).getElementsByTagNameNS(ATOM, "entry");
        for (int n = 0; n < entries.getLength(); n++) {
            Element entry = (Element) entries.item(n);
            // an error is an entry too, with another kind of id
            if (id.equals(PastedWork.of(text(entry, "id")).arxivId())) {
                return Optional.of(new Record(
                        text(entry, "title"),
                        texts(entry, "name"),
                        LocalDate.ofInstant(Instant.parse(text(entry, "published")), ZoneOffset.UTC)));
            }
        }
        return Optional.empty();
    }

    /** Without document types, and so without entities of any kind. */
    private static Element parse(byte[] xml) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(Element entry, String name) throws IOException {
        List<String> texts = texts(entry, name);
        if (texts.isEmpty()) {
            throw new IOException("no " + name);
        }
        return texts.get(0);
    }

    private static List<String> texts(Element entry, String name) {
        NodeList elements = entry.getElementsByTagNameNS(ATOM, name);
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < elements.getLength(); n++) {
            String text = PlainText.line(elements.item(n).getTextContent());
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }
}
