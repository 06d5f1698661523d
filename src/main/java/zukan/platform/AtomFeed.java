package zukan.platform;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A feed in Atom (RFC 4287).
 *
 * @param id for ever the same, see {@link #tag}
 * @param self absolute address of the feed
 * @param page absolute address of the page that shows the same
 * @param entries the latest first
 */
public record AtomFeed(
        String id, Language language, String title, Instant updated, String self, String page, List<Entry> entries) {

    public static final String CONTENT_TYPE = "application/atom+xml;charset=UTF-8";

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    /** What XML 1.0 cannot hold even escaped (https://www.w3.org/TR/xml/#charsets). */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    /**
     * An entry.
     *
     * @param link absolute address
     * @param html sanitised, or null
     */
    public record Entry(String id, String title, Instant updated, String link, String html) {}

    /** An identifier that stays when addresses change: a tag URI (RFC 4151). */
    public static String tag(URI baseUrl, String what) {
        return "tag:" + baseUrl.getHost() + ",2026:" + what;
    }

    /** The feed as a document. */
    public String xml() {
        StringWriter document = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(document);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("xml:lang", language.code());
            write(xml, "id", id);
            write(xml, "title", title);
            write(xml, "updated", updated.toString());
            xml.writeStartElement("author");
            write(xml, "name", "Zukan 図鑑");
            xml.writeEndElement();
            link(xml, "self", "application/atom+xml", self);
            link(xml, "alternate", "text/html", page);
            for (Entry entry : entries) {
                xml.writeStartElement("entry");
                write(xml, "id", entry.id());
                write(xml, "title", entry.title());
                write(xml, "updated", entry.updated().toString());
                link(xml, "alternate", "text/html", entry.link());
                if (entry.html() != null) {
                    xml.writeStartElement("content");
                    xml.writeAttribute("type", "html");
                    xml.writeCharacters(clean(entry.html()));
                    xml.writeEndElement();
                }
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return document.toString();
    }

    private static void write(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String type, String address)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", clean(address));
    }

    private static String clean(String text) {
        return NOT_XML.matcher(text).replaceAll("");
    }
}
