package zukan.catalog;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;
import zukan.catalog.FigureRules.Problem;

/** Reads the file of a figure as XML, with the line of every element, and objects to all in it that is neither element nor words. */
final class FigureReader extends DefaultHandler2 {

    private static final String SVG = "http://www.w3.org/2000/svg";

    private final List<Problem> problems = new ArrayList<>();
    private final Deque<FigureNode> open = new ArrayDeque<>();
    private FigureNode root;
    private boolean whole;
    private Locator locator;

    private FigureReader() {}

    /** Reads whatever it is; nothing outside of it is fetched. */
    static FigureReader read(String svg) {
        FigureReader reader = new FigureReader();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // without a document type there are no entities of one's own, and nothing to fetch
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            SAXParser parser = factory.newSAXParser();
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", reader);
            parser.parse(new InputSource(new StringReader(svg)), reader);
            reader.whole = true;
        } catch (SAXParseException malformed) {
            reader.problems.add(new Problem(
                    Math.max(1, malformed.getLineNumber()), "not readable as XML: " + malformed.getMessage()));
        } catch (SAXException | ParserConfigurationException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return reader;
    }

    /** What was read, up to where it is not readable; null if that is nothing. */
    FigureNode root() {
        return root;
    }

    /** Whether it was read to its end. */
    boolean isWhole() {
        return whole;
    }

    List<Problem> problems() {
        return problems;
    }

    private void problem(String reason) {
        problems.add(new Problem(locator.getLineNumber(), reason));
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    /** The parser would tell the console. */
    @Override
    public void fatalError(SAXParseException malformed) throws SAXException {
        throw malformed;
    }

    @Override
    public void comment(char[] characters, int start, int length) {
        problem("a comment");
    }

    @Override
    public void startCDATA() {
        problem("a CDATA section");
    }

    @Override
    public void processingInstruction(String target, String data) {
        problem("a processing instruction: " + target);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (!SVG.equals(uri)) {
            problem(FigureRules.notAllowed(qualified));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int at = 0; at < attributes.getLength(); at++) {
            values.put(attributes.getQName(at), attributes.getValue(at));
        }
        FigureNode node = new FigureNode(qualified, values, new ArrayList<>(), locator.getLineNumber());
        if (open.isEmpty()) {
            root = node;
        } else {
            open.peek().children().add(node);
        }
        open.push(node);
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        open.pop();
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        String text = new String(characters, start, length);
        FigureNode parent = open.peek();
        if (FigureGrammar.mayHoldText(parent.name())) {
            parent.children().add(text);
        } else if (!text.isBlank()) {
            problem("text does not belong into " + parent.name() + ": " + text.strip());
        }
    }
}
