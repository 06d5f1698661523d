package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.ZukanTest;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperContent.Reference;

@ZukanTest
@Transactional
class PaperHistoryTests {

    private static final Change CHANGE = new Change("curator", "because", null);

    @Autowired
    PaperEditing editing;

    @Autowired
    PaperHistory history;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatTheFilesBroughtIsTheFirstRevision() {
        assertThat(history.of("densenet")).singleElement().satisfies(revision -> {
            assertThat(revision.kind()).isEqualTo(Revision.Kind.LOADED);
            assertThat(revision.isBySeedData()).isTrue();
            assertThat(revision.content()).isEqualTo(catalog.get("densenet"));
        });
    }

    @Test
    void aChangeIsKeptWithWhoAndWhy() {
        PaperContent before = catalog.get("densenet");
        PaperContent after = with(before, "title", "Densely");

        long suggestion = suggestion();
        editing.revise(after, editing.version("densenet"), new Change("curator", "because", suggestion));

        Revision latest = history.of("densenet").get(0);
        assertThat(latest.number()).isEqualTo(2);
        assertThat(latest.by()).isEqualTo("curator");
        assertThat(latest.reason()).isEqualTo("because");
        assertThat(latest.suggestion()).isEqualTo(suggestion);
        assertThat(latest.content()).isEqualTo(after).isEqualTo(catalog.get("densenet"));
        assertThat(history.ofSuggestion(suggestion)).extracting(Revision::slug).containsExactly("densenet");
    }

    @Test
    void savingWithoutAChangeLeavesNoRevision() {
        editing.revise(catalog.get("densenet"), editing.version("densenet"), CHANGE);

        assertThat(history.of("densenet")).hasSize(1);
    }

    @Test
    void whoEditsAnOldVersionOverwritesNothing() {
        PaperContent before = catalog.get("densenet");
        long version = editing.version("densenet");
        editing.revise(with(before, "title", "First"), version, CHANGE);

        assertThatThrownBy(() -> editing.revise(with(before, "title", "Second"), version, CHANGE))
                .isInstanceOf(EditConflict.class);
        assertThat(catalog.get("densenet").title()).isEqualTo("First");
    }

    @Test
    void aRevertIsARevisionAndCanItselfBeReverted() {
        PaperContent first = catalog.get("densenet");
        PaperContent second = with(first, "title", "Second");
        editing.revise(second, editing.version("densenet"), CHANGE);

        editing.revert("densenet", 1, 2, CHANGE);
        assertThat(catalog.get("densenet")).isEqualTo(first);
        editing.revert("densenet", 2, 3, CHANGE);
        assertThat(catalog.get("densenet")).isEqualTo(second);

        assertThat(history.of("densenet")).extracting(Revision::number).containsExactly(4, 3, 2, 1);
        assertThatThrownBy(() -> editing.revert("densenet", 1, 3, CHANGE)).isInstanceOf(EditConflict.class);
    }

    @Test
    void aWithdrawnEntryKeepsItsHistoryAndComesBack() {
        PaperContent content = catalog.get("densenet");

        editing.withdraw("densenet", editing.version("densenet"), CHANGE);
        assertThatThrownBy(() -> catalog.get("densenet")).isInstanceOf(PaperWithdrawn.class);
        assertThat(catalog.cards(List.of("densenet"))).isEmpty();

        editing.revert("densenet", 1, 2, CHANGE);
        assertThat(catalog.get("densenet")).isEqualTo(content);
        assertThat(history.of("densenet").get(0).kind()).isEqualTo(Revision.Kind.RESTORED);
    }

    @Test
    void anIdentifierBelongsToOneEntry() {
        PaperContent copy = with(with(catalog.get("densenet"), "slug", "copy"), "number", null);

        assertThatThrownBy(() -> editing.publish(copy, CHANGE))
                .isInstanceOfSatisfying(AlreadyInCatalog.class, taken -> {
                    assertThat(taken.field()).isEqualTo("arxivId");
                    assertThat(taken.slug()).isEqualTo("densenet");
                });
    }

    @Test
    void theSlugOfAWithdrawnEntryIsNotGivenToAnother() {
        PaperContent content = catalog.get("densenet");
        editing.withdraw("densenet", editing.version("densenet"), CHANGE);

        assertThatThrownBy(() -> editing.publish(content, CHANGE)).isInstanceOf(AlreadyInCatalog.class);
    }

    @Test
    void anItemFromTheMiddleOfAListCanGoAndComeBack() {
        PaperContent before = catalog.get("wavenet");
        List<Implementation> fewer = new ArrayList<>(before.implementations());
        fewer.remove(1);
        List<Reference> turned = new ArrayList<>(before.references());
        Collections.reverse(turned);

        editing.revise(before.withLinks(fewer, turned), editing.version("wavenet"), CHANGE);
        assertThat(catalog.get("wavenet").implementations()).isEqualTo(fewer);
        assertThat(catalog.get("wavenet").references()).isEqualTo(turned);

        editing.revert("wavenet", 1, 2, CHANGE);
        assertThat(catalog.get("wavenet")).isEqualTo(before);
    }

    @Test
    void anAddressTwiceIsRefusedAtOnce() {
        PaperContent before = catalog.get("wavenet");
        List<Reference> twice = new ArrayList<>(before.references());
        twice.add(twice.get(0));
        PaperContent after = before.withLinks(before.implementations(), twice);
        long version = editing.version("wavenet");

        assertThatThrownBy(() -> editing.revise(after, version, CHANGE))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void theSuggestionWhoseAcceptanceWasUndoneGetsItsSlugBack() {
        PaperContent content = catalog.get("densenet");
        Change accepted = new Change("curator", "", suggestion());
        editing.withdraw("densenet", editing.version("densenet"), accepted);

        editing.publish(content, accepted);

        assertThat(catalog.get("densenet")).isEqualTo(content);
        editing.undo(accepted.suggestion(), accepted);
        assertThat(history.latest("densenet").orElseThrow().kind()).isEqualTo(Revision.Kind.WITHDRAWN);
    }

    @Test
    void aCreditedNameIsTakenOutOfTheHistoryToo() {
        PaperContent reader = with(with(catalog.get("densenet"), "origin", "reader"), "credit", "Hanako");
        editing.revise(reader, editing.version("densenet"), CHANGE);
        editing.revise(with(reader, "title", "Later"), editing.version("densenet"), CHANGE);

        editing.forgetCredit("densenet");

        assertThat(catalog.get("densenet").credit()).isNull();
        assertThat(history.of("densenet"))
                .hasSize(3)
                .allSatisfy(revision -> assertThat(revision.content().credit()).isNull());
        assertThat(history.of("densenet").get(0).content()).isEqualTo(catalog.get("densenet"));
    }

    @Test
    void anEntryFromBeforeThereWasAHistoryBeginsItWhenItIsLoadedAgain() {
        jdbc.sql("delete from revision where slug = 'densenet'").update();

        editing.load(catalog.get("densenet"), "fingerprint");

        assertThat(history.of("densenet"))
                .singleElement()
                .satisfies(revision -> assertThat(revision.content()).isEqualTo(catalog.get("densenet")));
    }

    @Test
    void theListOfEntriesHasTheWithdrawnOnesAndFindsThemByName() {
        editing.withdraw("densenet", editing.version("densenet"), CHANGE);

        assertThat(history.entries(null)).hasSizeGreaterThanOrEqualTo(25);
        assertThat(history.entries("DENSELY")).singleElement().satisfies(entry -> {
            assertThat(entry.slug()).isEqualTo("densenet");
            assertThat(entry.withdrawn()).isTrue();
            assertThat(entry.revisions()).isEqualTo(2);
            assertThat(entry.changedBy()).isEqualTo("curator");
        });
        assertThat(history.entries("100%_")).isEmpty();
    }

    @Test
    void whatWasPastedIsFoundByIdentifierTitleOrLikeness() {
        assertThat(found("https://arxiv.org/pdf/1608.06993v3")).isEqualTo(List.of("densenet IDENTIFIER"));
        assertThat(found("densely connected convolutional networks")).startsWith("densenet TITLE");
        assertThat(found("DenseNet")).startsWith("densenet TITLE");
        assertThat(found("Densely conected convolution networks")).startsWith("densenet SIMILARITY");
        assertThat(found("https://github.com/ibab/tensorflow-wavenet")).isEqualTo(List.of("wavenet IDENTIFIER"));
        assertThat(found("zzzz qqqq")).isEmpty();
    }

    private List<String> found(String pasted) {
        return catalog.likenesses(PastedWork.of(pasted)).stream()
                .map(likeness -> likeness.paper().slug() + " " + likeness.by())
                .toList();
    }

    private long suggestion() {
        return jdbc.sql("""
                        insert into suggestion (code, request_key, request_digest, kind, proposal, sent_at)
                        values (lpad('', 20, '0'), 'a key of this test', '', 'PAPER', '{}', now()) returning id""").query(Long.class).single();
    }

    private PaperContent with(PaperContent paper, String field, String value) {
        ObjectNode node = json.valueToTree(paper);
        return json.treeToValue(node.put(field, value), PaperContent.class);
    }
}
