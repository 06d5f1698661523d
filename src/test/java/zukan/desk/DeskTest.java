package zukan.desk;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.catalog.Change;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;
import zukan.catalog.PaperHistory;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Code;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Proposal.Subject;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestions;

/** What the tests of the desk have in common: an entry and suggestions of their own, and nothing of it left behind. */
@ZukanTest
public abstract class DeskTest {

    protected static final String SLUG = "desk-tests";
    protected static final String CODE = "https://github.com/desk-tests/code";

    private static final List<String> SLUGS = List.of(SLUG, "desk-tests-too");

    @LocalServerPort
    protected int port;

    @Autowired
    protected Suggestions suggestions;

    @Autowired
    protected Decisions decisions;

    @Autowired
    protected PaperCatalog catalog;

    @Autowired
    protected PaperEditing editing;

    @Autowired
    protected PaperHistory history;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected JdbcClient jdbc;

    /** What other tests sent would stand before it in the queue. */
    @BeforeEach
    void emptyTheQueue() {
        jdbc.sql("delete from suggestion").update();
    }

    @AfterEach
    void leaveNothingToOtherTests() {
        for (String statement : List.of(
                "delete from revision where slug in (:slugs)",
                "delete from suggestion where request_key like 'desk-tests-%' or paper in (:slugs) or about in (:slugs)",
                "delete from paper where slug in (:slugs)",
                "delete from work where slug in (:slugs)")) {
            jdbc.sql(statement).param("slugs", SLUGS).update();
        }
    }

    /** A curator at the desk. */
    protected Browsing curator() {
        return Browsing.asCurator(port);
    }

    /** Publishes an entry of the tests. */
    protected PaperContent entry() {
        PaperContent entry = content(SLUG);
        editing.publish(entry, new Change("founder", "", null));
        return entry;
    }

    /** What a new entry could say; no other has its identifiers. */
    protected PaperContent content(String slug) {
        ObjectNode entry = json.valueToTree(catalog.get("densenet"));
        entry.put("slug", slug)
                .put("shortName", "Desk Tests")
                .put("title", "On the testing of desks: " + slug)
                .put("origin", "curator")
                .put("starred", false);
        List.of("number", "arxivId", "doi", "monthInArticle", "titleInArticle").forEach(entry::putNull);
        List.of("relations", "articleFigures", "errata").forEach(entry::putArray);
        return json.treeToValue(entry, PaperContent.class);
    }

    protected PaperContent with(PaperContent entry, String field, String value) {
        ObjectNode node = json.valueToTree(entry);
        return json.treeToValue(node.put(field, value), PaperContent.class);
    }

    protected Suggestion suggestPaper(String title) {
        return send(paper(title, null, null));
    }

    protected Proposal paper(String title, String arxivId, String creditName) {
        return new Proposal(
                Kind.PAPER,
                null,
                title,
                null,
                arxivId,
                null,
                List.of("A. Author"),
                "image",
                "2016-05",
                "Because of **reasons**.",
                List.of(new Code("pytorch", CODE)),
                Language.EN,
                creditName);
    }

    /** A report of code that the entry of the tests lacks. */
    protected Suggestion suggestCode(Code... code) {
        return send(new Proposal(
                Kind.MISSING_CODE,
                new Subject(SLUG, Subject.Part.PAPER, null),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(code),
                Language.JA,
                null));
    }

    protected Suggestion send(Proposal proposal) {
        return suggestions.send(proposal, "desk-tests-" + UUID.randomUUID(), true);
    }

    protected Suggestion present(Suggestion suggestion) {
        return suggestions.get(suggestion.number());
    }
}
