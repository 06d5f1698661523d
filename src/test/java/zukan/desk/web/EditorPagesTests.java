package zukan.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.catalog.Change;
import zukan.catalog.Criterion;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.PaperContent.Section;
import zukan.catalog.PaperEditing;
import zukan.catalog.PaperFilter;
import zukan.catalog.PaperHistory;
import zukan.desk.Drafts;
import zukan.desk.SignedIn;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Proposal.Subject;
import zukan.suggestions.Proposal.Subject.Part;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.Suggestions;

/** The editor as a browser without JavaScript meets it: every form that is sent is one that a page had. */
@ZukanTest
@Import(SignedIn.class)
@Transactional
class EditorPagesTests {

    private static final String EDIT = "/desk/papers/densenet/edit";

    @Autowired
    PaperCatalog catalog;

    @Autowired
    PaperEditing papers;

    @Autowired
    PaperHistory history;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Drafts drafts;

    @Autowired
    EditorForms forms;

    @Autowired
    JsonMapper json;

    private MockMvcTester browser;

    @Autowired
    void open(WebApplicationContext application) {
        browser = MockMvcTester.from(application);
    }

    @Test
    void everyEntryThatNobodyTouchedComesBackAsItWas() {
        List<PaperContent> all = catalog.contents(catalog.list(PaperFilter.ALL.with(Criterion.ORIGIN, "survey")));

        assertThat(all).hasSize(25).allSatisfy(paper -> {
            MultiValueMap<String, String> fields = fields(get("/desk/papers/" + paper.slug() + "/edit"));
            EditorForm form = forms.posted(fields);
            form.set("slug", paper.slug());
            assertThat(json.writeValueAsString(forms.content(form))).isEqualTo(json.writeValueAsString(paper));
            assertThat(form.fields()).isEqualTo(forms.of(paper).fields());
        });
    }

    @Test
    void rowsComeAndGoAndWhatWasTypedStays() {
        MultiValueMap<String, String> fields = fields(get(EDIT));
        fields.set("title", "Typed <b>&amp;");
        int before = catalog.get("densenet").implementations().size();

        Document added = page(send(fields, "add:implementations"), HttpStatus.OK);
        assertThat(added.select("#implementations > .row")).hasSize(before + 1);
        assertThat(added.selectFirst("[autofocus]").id()).isEqualTo("implementations-" + before);
        assertThat(added.selectFirst("#title").val()).isEqualTo("Typed <b>&amp;");

        MultiValueMap<String, String> more = fields(added);
        more.set("implementations[" + before + "].url", "https://github.com/a/b");
        Document moved = page(send(more, "up:implementations:" + before), HttpStatus.OK);
        assertThat(moved.selectFirst("#implementations-" + (before - 1) + "-url")
                        .val())
                .isEqualTo("https://github.com/a/b");

        Document removed = page(send(fields(moved), "remove:implementations:" + (before - 1)), HttpStatus.OK);
        assertThat(removed.select("#implementations > .row")).hasSize(before);
        assertThat(removed.html()).doesNotContain("https://github.com/a/b");
        assertThat(history.of("densenet")).hasSize(1);
    }

    @Test
    void everyProblemIsSaidAboveWithALinkAndAtItsField() {
        MultiValueMap<String, String> fields = fields(get(EDIT));
        fields.set("title", "");
        fields.set("submittedOn", "2016-02-30");
        fields.set("authors", "");
        fields.set("implementations[0].url", "javascript:alert(1)");
        fields.set("implementations[0].framework", "abacus");
        fields.remove("references[0].evidence");
        fields.set("gist.en", "");
        fields.set("relations[0].note.ja", "");

        Document page = page(send(fields, "publish"), HttpStatus.UNPROCESSABLE_CONTENT);

        List<String> linked = page.select("#problems a").eachAttr("href");
        assertThat(linked)
                .contains(
                        "#title",
                        "#submittedOn",
                        "#authors",
                        "#implementations-0-url",
                        "#references-0-evidence",
                        "#gist-en",
                        "#relations-0-note-ja",
                        "#reason")
                .allSatisfy(link -> {
                    Element field = page.selectFirst(link);
                    assertThat(field).as(link).isNotNull();
                    Element message = page.selectFirst(link + "-problem");
                    assertThat(message).as(link).isNotNull();
                    assertThat(field.attr("aria-describedby").split(" ")).contains(message.id());
                });
        assertThat(page.selectFirst("#implementations-0-url").val()).isEqualTo("javascript:alert(1)");
        assertThat(page.selectFirst("#implementations-0-framework [selected]").val())
                .isEqualTo("abacus");
        assertThat(page.selectFirst("#problems").text()).contains("実装 1 › アドレス", "ひとことで › 英語");
        assertThat(history.of("densenet")).hasSize(1);
    }

    @Test
    void namesThatDoNotExistAreProblemsToo() {
        MultiValueMap<String, String> fields = changed("implementations[0].framework", "abacus");
        fields.set("relations[0].to", "unheard-of");
        fields.add("tasks", "juggling");

        Document page = page(send(fields, "publish"), HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(page.select("#problems a").eachAttr("href"))
                .containsExactlyInAnyOrder("#implementations-0-framework", "#relations-0-to", "#tasks");
    }

    @Test
    void aChangeIsPublishedWithItsReasonAndTheDraftIsGone() {
        MultiValueMap<String, String> fields = changed("venue", "CVPR 2017, Honolulu");
        assertThat(send(fields, "save-draft")).hasStatus(HttpStatus.FOUND);

        MvcTestResult answer = send(with(fields(get(EDIT)), "reason", "The venue was missing"), "publish");

        assertThat(answer).hasStatus(HttpStatus.FOUND).redirectedUrl().isEqualTo("/desk/");
        assertThat(answer).flash().containsEntry("published", "densenet");
        assertThat(catalog.get("densenet").venue()).isEqualTo("CVPR 2017, Honolulu");
        assertThat(history.of("densenet").get(0).reason()).isEqualTo("The venue was missing");
        assertThat(history.of("densenet").get(0).by()).isEqualTo(Browsing.CURATOR);
        assertThat(drafts.of(Browsing.CURATOR)).isEmpty();
    }

    @Test
    void theCuratorsStarIsAMarkOfItsOwnWithTodaysDate() {
        MultiValueMap<String, String> fields = changed("curatorStar.given", "true");
        fields.set("curatorStar.reason.ja", "いまも使われています");
        fields.set("curatorStar.reason.en", "Still in use");

        assertThat(send(fields, "publish")).hasStatus(HttpStatus.FOUND);

        PaperContent paper = catalog.get("densenet");
        assertThat(paper.starred()).isTrue();
        assertThat(paper.curatorStar().on()).isBetween(LocalDate.of(2026, 1, 1), LocalDate.of(2100, 1, 1));
        assertThat(paper.curatorStar().reason().en()).isEqualTo("Still in use");
        assertThat(get(EDIT).selectFirst("#curatorStar-given").hasAttr("checked"))
                .isTrue();
    }

    @Test
    void whetherCodeRunsIsKeptWhenSomethingElseIsEditedAndCanBeEditedItself() {
        List<PaperContent.Implementation> before = catalog.get("densenet").implementations();
        assertThat(send(changed("venue", "CVPR 2017, Honolulu"), "publish")).hasStatus(HttpStatus.FOUND);
        assertThat(catalog.get("densenet").implementations()).isEqualTo(before);

        MultiValueMap<String, String> fields = changed("implementations[0].today.runs", "with-effort");
        fields.set("implementations[0].today.licence", "LicenseRef-own");
        fields.remove("implementations[0].today.instead.given");
        fields.remove("implementations[1].today.given");
        assertThat(send(fields, "publish")).hasStatus(HttpStatus.FOUND);
        List<PaperContent.Implementation> after = catalog.get("densenet").implementations();
        assertThat(after.get(0).today().runs()).isEqualTo(PaperContent.Runs.WITH_EFFORT);
        assertThat(after.get(0).today().licence()).isEqualTo("LicenseRef-own");
        assertThat(after.get(0).today().instead()).isNull();
        assertThat(after.get(1).today()).isNull();
        assertThat(after.subList(2, after.size())).isEqualTo(before.subList(2, before.size()));

        fields = changed("implementations[0].today.checkedOn", "some day");
        fields.set("implementations[0].today.weights", "");
        Document page = page(send(fields, "publish"), HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page.select("#problems a").eachAttr("href"))
                .containsExactlyInAnyOrder("#implementations-0-today-checkedOn", "#implementations-0-today-weights");
        assertThat(page.selectFirst("details:has(#implementations-0-today-weights)")
                        .hasAttr("open"))
                .isTrue();
    }

    @Test
    void neitherTheSlugNorTheOriginOfTheSurveysEntriesCanBeForged() {
        MultiValueMap<String, String> fields = changed("slug", "wavenet");
        fields.set("origin", "reader");

        assertThat(send(fields, "publish")).hasStatus(HttpStatus.FOUND);
        assertThat(catalog.get("densenet").origin()).isEqualTo(Origin.SURVEY);
        assertThat(history.of("wavenet")).hasSize(1);

        MultiValueMap<String, String> another = whole(fields(get("/desk/papers/new")));
        another.set("origin", "survey");
        assertThat(send("/desk/papers", another, "publish")).hasStatus(HttpStatus.FOUND);
        assertThat(catalog.get("a-new-one").origin()).isEqualTo(Origin.CURATOR);
    }

    @Test
    void anEntryIsWrittenFromNothing() {
        Document blank = get("/desk/papers/new");
        assertThat(page(send("/desk/papers", fields(blank), "publish"), HttpStatus.UNPROCESSABLE_CONTENT)
                        .select("#problems a")
                        .eachAttr("href"))
                .contains("#title", "#slug", "#domain", "#gist-ja", "#submittedOn")
                .doesNotContain("#reason", "#number", "#venue");

        assertThat(send("/desk/papers", whole(fields(blank)), "publish")).hasStatus(HttpStatus.FOUND);

        assertThat(catalog.get("a-new-one").gist().ja()).isEqualTo("新しい論文です。");
    }

    @ParameterizedTest
    @CsvSource({"slug, densenet", "slug, resnet", "arxivId, 1608.06993", "doi, 10.1038/nature16961"})
    void whatBelongsToAnotherEntryIsAProblemOfItsField(String field, String value) {
        MultiValueMap<String, String> fields = with(whole(fields(get("/desk/papers/new"))), field, value);

        Document page = page(send("/desk/papers", fields, "publish"), HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(page.select("#problems a").eachAttr("href")).containsExactly("#" + field);
        assertThat(page.selectFirst("#gist-ja").text()).isEqualTo("新しい論文です。");
    }

    @Test
    void aSuggestedPaperIsPrefilledAndAcceptedByPublishing() {
        Suggestion suggestion = suggest();

        Document page = get("/desk/papers/new?suggestion=" + suggestion.number());

        Map<String, String> prefilled = Map.of(
                "title", "Layer Norm: A New Hope",
                "shortName", "Layer Norm",
                "slug", "layer-norm",
                "authors", "Jimmy\nRyan",
                "arxivId", "1607.06450",
                "submittedOn", "2016-07-01",
                "credit", "A reader",
                "sections-idea-0-ja", "",
                "sections-idea-0-en", "**Because** <script>alert(1)</script>",
                "implementations-0-url", "https://github.com/a/b");
        prefilled.forEach((id, value) -> assertThat(value(page, id)).as(id).isEqualTo(value));
        assertThat(page.selectFirst("#submittedOn-hint").text()).contains("推定");
        assertThat(page.selectFirst("#domain [selected]").val()).isEqualTo("image");
        assertThat(page.selectFirst("#implementations-0-framework [selected]").val())
                .isEqualTo("torch");
        assertThat(page.select("#implementations-0-evidence [checked]").eachAttr("value"))
                .containsExactly("suggested");
        assertThat(value(page, "implementations-1-framework")).isEmpty();
        assertThat(value(page, "implementations-1-note-en")).contains("Abacus");
        assertThat(page.selectFirst(".suggestion strong").text()).isEqualTo("Because");
        assertThat(page.select("script:not([src])")).isEmpty();

        MultiValueMap<String, String> fields = fields(page);
        fields.set("sections[0].nothing", "x");
        fields.set("sections.idea[0].ja", "役に立ちます。");
        fields.set("gist.ja", "要点です。");
        fields.set("gist.en", "The gist.");
        fields.set("implementations[1].framework", "other");
        fields.set("answer", "Thank you!");
        MvcTestResult answer = send("/desk/papers", fields, "publish");

        assertThat(answer).hasStatus(HttpStatus.FOUND);
        PaperContent paper = catalog.get("layer-norm");
        assertThat(paper.origin()).isEqualTo(Origin.READER);
        assertThat(paper.sections().keySet()).containsExactly(Section.IDEA);
        assertThat(paper.sections().get(Section.IDEA).get(0).source().kind()).isEqualTo("reader");
        Suggestion accepted = suggestions.get(suggestion.number());
        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThat(accepted.answer()).isEqualTo("Thank you!");
        assertThat(accepted.decidedBy()).isEqualTo(Browsing.CURATOR);
    }

    @Test
    void aTakenNameIsNotProposed() {
        Suggestion suggestion = suggestions.send(
                proposal(Kind.PAPER, null, "DenseNet: again", null, null, Language.JA), "editor-pages-name", true);

        Document page = get("/desk/papers/new?suggestion=" + suggestion.number());

        assertThat(value(page, "slug")).isEqualTo("densenet-2");
    }

    @Test
    void aDeadLinkIsPrefilledWithItsNewAddress() {
        String dead = catalog.get("densenet").implementations().get(1).url();
        Suggestion report = suggestions.send(
                proposal(
                        Kind.DEAD_LINK,
                        new Subject("densenet", Part.IMPLEMENTATION, dead),
                        null,
                        "https://example.org/moved",
                        null,
                        Language.JA),
                "editor-pages-dead",
                false);

        Document page = get(EDIT + "?suggestion=" + report.number());

        assertThat(value(page, "implementations-1-url")).isEqualTo("https://example.org/moved");
        assertThat(value(page, "reason")).isNotEmpty();
        assertThat(send(fields(page), "publish")).hasStatus(HttpStatus.FOUND);
        assertThat(catalog.get("densenet").implementations().get(1).url()).isEqualTo("https://example.org/moved");
        assertThat(history.ofSuggestion(report.number())).hasSize(1);
    }

    @Test
    void missingCodeIsPrefilledAsItsRow() {
        int before = catalog.get("densenet").implementations().size();
        Suggestion report = suggestions.send(
                new Proposal(
                        Kind.MISSING_CODE,
                        new Subject("densenet", Part.PAPER, null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new Proposal.Code("chainer", "https://github.com/a/densenet")),
                        Language.JA,
                        null),
                "editor-pages-code",
                false);

        Document page = get(EDIT + "?suggestion=" + report.number());

        assertThat(value(page, "implementations-" + before + "-url")).isEqualTo("https://github.com/a/densenet");
        assertThat(page.selectFirst("#implementations-" + before + "-framework [selected]")
                        .val())
                .isEqualTo("chainer");
        assertThat(value(page, "implementations-" + before + "-note-ja")).isEqualTo("読者の提案による");
        assertThat(send(fields(page), "publish")).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsBroughtTogetherWithWhatWasTyped() {
        MultiValueMap<String, String> fields = changed("title", "Mine");
        papers.revise(
                edited("densenet", paper -> paper.put("title", "Theirs").put("venue", "Their venue")),
                papers.version("densenet"),
                new Change("other", "why", null));

        Document page = page(send(fields, "publish"), HttpStatus.CONFLICT);

        assertThat(page.select(".difference-text").eachText()).containsExactly("Theirs", "Mine");
        assertThat(page.selectFirst(".conflict ul").text()).isEqualTo("発表の場");
        assertThat(value(page, "title")).isEqualTo("Mine");
        assertThat(value(page, "venue")).isEqualTo("Their venue");
        assertThat(catalog.get("densenet").title()).isEqualTo("Theirs");

        assertThat(send(fields(page), "publish")).hasStatus(HttpStatus.FOUND);
        assertThat(catalog.get("densenet").title()).isEqualTo("Mine");
        assertThat(catalog.get("densenet").venue()).isEqualTo("Their venue");
    }

    @Test
    void aDraftOfAnOldStateIsBroughtTogetherWhenItIsOpened() {
        send(changed("title", "Mine"), "save-draft");
        papers.revise(
                edited("densenet", paper -> paper.put("venue", "Their venue")),
                papers.version("densenet"),
                new Change("other", "why", null));

        Document page = get(EDIT);

        assertThat(value(page, "title")).isEqualTo("Mine");
        assertThat(value(page, "venue")).isEqualTo("Their venue");
        assertThat(send(with(fields(page), "reason", "why"), "publish")).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void whatSomebodyElseDecidedMeanwhileIsSaidAndTheTextIsKept() {
        Suggestion suggestion = suggest();
        MultiValueMap<String, String> fields = whole(fields(get("/desk/papers/new?suggestion=" + suggestion.number())));
        suggestions.decline(suggestion.number(), suggestion.version(), DeclineReason.OUT_OF_SCOPE, "No", "Other");

        Document page = page(send("/desk/papers", fields, "publish"), HttpStatus.CONFLICT);

        assertThat(page.selectFirst("[role=alert]").text()).contains("Other", "見送り");
        assertThat(value(page, "gist-ja")).isEqualTo("新しい論文です。");
        assertThat(drafts.of(Browsing.CURATOR))
                .singleElement()
                .satisfies(draft ->
                        assertThat(draft.fields().at("/gist/ja").asString()).isEqualTo("新しい論文です。"));
        assertThat(history.of("a-new-one")).isEmpty();
        assertThat(suggestions.get(suggestion.number()).state()).isEqualTo(State.DECLINED);
    }

    @Test
    void aNoteOfTheSenderIsReadBeforeTheSuggestionIsAccepted() {
        Suggestion suggestion = suggest();
        MultiValueMap<String, String> fields = whole(fields(get("/desk/papers/new?suggestion=" + suggestion.number())));
        suggestions.note(suggestion, "One thing *more*");

        Document page = page(send("/desk/papers", fields, "publish"), HttpStatus.CONFLICT);

        assertThat(page.selectFirst(".suggestion").text()).contains("One thing more");
        assertThat(send("/desk/papers", fields(page), "publish")).hasStatus(HttpStatus.FOUND);
        assertThat(suggestions.get(suggestion.number()).state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void aDraftIsKeptListedOpenedAndDiscarded() {
        assertThat(send(changed("title", "Half done"), "save-draft"))
                .hasStatus(HttpStatus.FOUND)
                .redirectedUrl()
                .isEqualTo(EDIT);

        Document list = get("/desk/drafts");
        assertThat(list.select(".draft-list a").eachAttr("href")).containsExactly(EDIT);
        Document page = get(EDIT);
        assertThat(value(page, "title")).isEqualTo("Half done");
        assertThat(page.selectFirst(".editor-notice").text()).contains("下書き");
        assertThat(catalog.get("densenet").title()).isNotEqualTo("Half done");

        MvcTestResult discarded =
                post("/desk/drafts/discard", data((FormElement) page.selectFirst(".editor-notice form")));
        assertThat(discarded).hasStatus(HttpStatus.FOUND).redirectedUrl().isEqualTo(EDIT);
        assertThat(value(get(EDIT), "title")).isEqualTo(catalog.get("densenet").title());
    }

    @Test
    void twoWindowsDoNotOverwriteEachOthersDraftUnawares() {
        MultiValueMap<String, String> one = changed("title", "One");
        MultiValueMap<String, String> other = changed("title", "Other");
        send(one, "save-draft");

        Document page = page(send(other, "save-draft"), HttpStatus.CONFLICT);

        assertThat(value(page, "title")).isEqualTo("Other");
        assertThat(drafts.of(Browsing.CURATOR).get(0).fields().get("title").asString())
                .isEqualTo("One");
        assertThat(send(fields(page), "save-draft")).hasStatus(HttpStatus.FOUND);
        assertThat(drafts.of(Browsing.CURATOR).get(0).fields().get("title").asString())
                .isEqualTo("Other");
    }

    @Test
    void whatIsSavedByItselfIsToldTheVersionToSaveOverNextTime() throws Exception {
        MultiValueMap<String, String> fields = changed("title", "Typing");

        MvcTestResult first = post("/desk/drafts", fields);
        assertThat(first)
                .hasStatus(HttpStatus.OK)
                .bodyJson()
                .extractingPath("version")
                .isEqualTo(1);
        assertThat(post("/desk/drafts", fields)).hasStatus(HttpStatus.CONFLICT);
        assertThat(post("/desk/drafts", with(fields, "draftVersion", "1"))).hasStatus(HttpStatus.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void thePreviewIsThePageThatReadersWillSee(String language) {
        Document preview = page(send(fields(get(EDIT)), "preview-" + language), HttpStatus.OK);
        Document published = get("/" + language + "/papers/densenet");

        Element shown = preview.selectFirst("article.paper");
        Element wanted = published.selectFirst("article.paper");
        // what is not published has no date, and no address to be printed
        Stream.of(shown, wanted)
                .forEach(article -> article.select(".updated, .colophon").remove());
        assertThat(shown.outerHtml()).isEqualTo(wanted.outerHtml());
        assertThat(preview.selectFirst("html").attr("lang")).isEqualTo(language);
    }

    @Test
    void thePreviewShowsWhatIsTypedAndStoresNothing() {
        MultiValueMap<String, String> fields = changed("gist.en", "");
        fields.set("sections.problem[0].en", "Typed **just now** <img src=x onerror=alert(1)>");

        Document preview = page(send(fields, "preview-en"), HttpStatus.OK);

        assertThat(preview.selectFirst(".section-problem strong").text()).isEqualTo("just now");
        assertThat(preview.select("img")).isEmpty();
        assertThat(preview.selectFirst(".editor-notice").text()).contains("still to be written");
        assertThat(history.of("densenet")).hasSize(1);
        assertThat(drafts.of(Browsing.CURATOR)).isEmpty();
    }

    @Test
    void whatCannotBeShownIsSaidInsteadOfThePreview() {
        Document preview =
                page(send(changed("submittedOn", "some day"), "preview-ja"), HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(preview.select("article")).isEmpty();
        assertThat(preview.selectFirst("main li").text()).contains("初版の日");
    }

    @ParameterizedTest
    @CsvSource({
        "/desk/papers/nothing/edit, 404",
        "/desk/papers/new?suggestion=987654321, 404",
        "/desk/papers/new?suggestion=x, 400",
        "/desk/papers/densenet/edit?suggestion=987654321, 404"
    })
    void whatDoesNotExistIsNotFound(String address, int status) {
        assertThat(browser.get().uri(address).principal(() -> Browsing.CURATOR).exchange())
                .hasStatus(status);
    }

    @ParameterizedTest
    @CsvSource({
        "version, x, publish, 400",
        "version, '', publish, 400",
        "suggestion, 987654321, publish, 404",
        "suggestion, 987654321, save-draft, 404",
        "title, x, dance, 400",
        "title, x, add:title, 400"
    })
    void aFormThatNoPageMadeIsRefused(String field, String value, String action, int status) {
        assertThat(send(changed(field, value), action)).hasStatus(status);
        assertThat(history.of("densenet")).hasSize(1);
        assertThat(drafts.of(Browsing.CURATOR)).isEmpty();
    }

    @Test
    void everyFieldHasALabelInBothLanguages() {
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            Document page = page(
                    browser.get()
                            .uri(EDIT)
                            .locale(locale)
                            .principal(() -> Browsing.CURATOR)
                            .exchange(),
                    HttpStatus.OK);
            assertThat(page.select("form.editor-form").select("input:not([type=hidden]), textarea, select"))
                    .hasSizeGreaterThan(100)
                    .allSatisfy(field -> assertThat(field.parents().is("label")
                                    || !page.select("label[for=" + field.id() + "]")
                                            .isEmpty())
                            .as(field.outerHtml())
                            .isTrue());
            assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            assertThat(page.text()).doesNotContain("??");
        }
    }

    private Suggestion suggest() {
        return suggestions.send(
                new Proposal(
                        Kind.PAPER,
                        null,
                        "Layer Norm: A New Hope",
                        null,
                        "1607.06450",
                        null,
                        List.of("Jimmy", "Ryan"),
                        "image",
                        "2016-08",
                        "**Because** <script>alert(1)</script>",
                        List.of(
                                new Proposal.Code("Torch", "https://github.com/a/b"),
                                new Proposal.Code("Abacus", "https://example.org/abacus")),
                        Language.EN,
                        "A reader"),
                "editor-pages-paper",
                true);
    }

    private static Proposal proposal(
            Kind kind, Subject about, String title, String url, String reason, Language language) {
        return new Proposal(kind, about, title, url, null, null, null, null, null, reason, null, language, null);
    }

    private PaperContent edited(String slug, Consumer<ObjectNode> change) {
        ObjectNode paper = json.valueToTree(catalog.get(slug));
        change.accept(paper);
        return json.treeToValue(paper, PaperContent.class);
    }

    /** The form of an entry with one field typed anew, and a reason. */
    private MultiValueMap<String, String> changed(String field, String value) {
        return with(with(fields(get(EDIT)), "reason", "why"), field, value);
    }

    private static MultiValueMap<String, String> with(
            MultiValueMap<String, String> fields, String field, String value) {
        fields.set(field, value);
        return fields;
    }

    /** A new entry with all that it needs. */
    private static MultiValueMap<String, String> whole(MultiValueMap<String, String> fields) {
        Map.of(
                        "title", "A new one",
                        "shortName", "New",
                        "slug", "a-new-one",
                        "authors", "Somebody\r\nSomebody else",
                        "submittedOn", "2016-05-24",
                        "domain", "audio",
                        "gist.ja", "新しい論文です。",
                        "gist.en", "A new paper.")
                .forEach(fields::set);
        fields.keySet().removeIf(name -> name.startsWith("sections.") || name.startsWith("implementations"));
        return fields;
    }

    private static String value(Document page, String id) {
        Element field = page.selectFirst("#" + id);
        return field.normalName().equals("textarea")
                ? field.wholeText()
                : field.normalName().equals("select")
                        ? field.select("[selected]").attr("value")
                        : field.val();
    }

    private Document get(String path) {
        return page(
                browser.get()
                        .uri(path)
                        .principal(() -> Browsing.CURATOR)
                        .locale(Locale.JAPANESE)
                        .exchange(),
                HttpStatus.OK);
    }

    private MvcTestResult send(MultiValueMap<String, String> fields, String action) {
        return send("/desk/papers/densenet/revisions", fields, action);
    }

    private MvcTestResult send(String path, MultiValueMap<String, String> fields, String action) {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>(fields);
        sent.set("action", action);
        return post(path, sent);
    }

    private MvcTestResult post(String path, MultiValueMap<String, String> fields) {
        return browser.post()
                .uri(path)
                .principal(() -> Browsing.CURATOR)
                .locale(Locale.JAPANESE)
                .formFields(fields)
                .exchange();
    }

    private static Document page(MvcTestResult answer, HttpStatus status) {
        assertThat(answer).hasStatus(status);
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What a browser would send of the editor's form, but for the button. */
    private static MultiValueMap<String, String> fields(Document page) {
        return data((FormElement) page.selectFirst("form.editor-form"));
    }

    private static MultiValueMap<String, String> data(FormElement form) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        form.formData().forEach(field -> fields.add(field.key(), field.value()));
        return fields;
    }
}
