package zukan.exports;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;
import zukan.platform.Language;
import zukan.platform.ZukanProperties;

/** Addresses for search engines, as sitemaps.org has them. Paths are given without language; each is named in all of them. */
@Component
public class Sitemap {

    /** So many addresses a sitemap may hold, by the protocol. */
    public static final int MOST_ADDRESSES = 50_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final ZukanProperties site;

    Sitemap(ZukanProperties site) {
        this.site = site;
    }

    /**
     * A page, or a sitemap of an index.
     *
     * @param path of a page without language, of a sitemap as it is
     * @param changedAt when it last changed, or null if that is not known
     */
    public record Entry(String path, Instant changedAt) {}

    /**
     * A sitemap of pages: an address for each in every language, which names the others as alternates.
     *
     * @throws IllegalArgumentException if there are more addresses than a sitemap may hold
     */
    public String pages(Collection<Entry> pages) {
        if (pages.size() * Language.values().length > MOST_ADDRESSES) {
            throw new IllegalArgumentException("too many pages for one sitemap: " + pages.size());
        }
        return document("urlset", xml -> {
            xml.writeNamespace("xhtml", XHTML);
            for (Entry page : pages) {
                for (Language language : Language.values()) {
                    xml.writeStartElement("url");
                    write(xml, address(language, page.path()), page.changedAt());
                    for (Language other : Language.values()) {
                        alternate(xml, other.code(), address(other, page.path()));
                    }
                    alternate(xml, "x-default", address(Language.JA, page.path()));
                    xml.writeEndElement();
                }
            }
        });
    }

    /** A list of sitemaps. */
    public String index(List<Entry> sitemaps) {
        return document("sitemapindex", xml -> {
            for (Entry sitemap : sitemaps) {
                xml.writeStartElement("sitemap");
                write(xml, site.absolute(sitemap.path()), sitemap.changedAt());
                xml.writeEndElement();
            }
        });
    }

    private String address(Language language, String path) {
        return site.absolute("/" + language.code() + path);
    }

    private static void write(XMLStreamWriter xml, String address, Instant changedAt) throws XMLStreamException {
        xml.writeStartElement("loc");
        xml.writeCharacters(address);
        xml.writeEndElement();
        if (changedAt != null) {
            xml.writeStartElement("lastmod");
            xml.writeCharacters(changedAt.truncatedTo(ChronoUnit.SECONDS).toString());
            xml.writeEndElement();
        }
    }

    private static void alternate(XMLStreamWriter xml, String language, String address) throws XMLStreamException {
        xml.writeEmptyElement("xhtml:link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("hreflang", language);
        xml.writeAttribute("href", address);
    }

    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String document(String root, Content content) {
        StringWriter document = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(document);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            content.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return document.toString();
    }
}
