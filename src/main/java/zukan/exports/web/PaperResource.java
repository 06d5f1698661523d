package zukan.exports.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperContent.ArticleFigure;
import zukan.catalog.PaperContent.DatasetUse;
import zukan.catalog.PaperContent.InArticle;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.PaperContent.Paragraph;
import zukan.catalog.PaperContent.Reference;
import zukan.catalog.PaperContent.Relation;
import zukan.catalog.PaperContent.Section;
import zukan.catalog.PaperContent.Today;
import zukan.catalog.Plates;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Framework;
import zukan.platform.Bilingual;
import zukan.platform.ZukanProperties;

/** A paper as the API shows it; these names are a promise to programs. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Paper", description = "An entry of the catalog")
record PaperResource(
        @Schema(description = "Its name in addresses, for ever", example = "wavenet")
        String slug,

        @Schema(description = "Place in the survey, from 1; null for what came later", nullable = true)
        Integer number,

        String title,

        @Schema(description = "The title as the survey prints it")
        String titleInArticle,

        String shortName,

        @Schema(description = "Other names that readers search for")
        List<String> aliases,

        List<String> authors,

        @Schema(description = "Without version; null for what is not on arXiv", nullable = true, example = "1609.03499")
        String arxivId,

        @Schema(nullable = true) String doi,

        @Schema(description = "Where it was published; null for a preprint", nullable = true)
        String venue,

        @Schema(description = "Date of the first version", format = "date")
        String submittedOn,

        @Schema(description = "Month that the survey prints, or null", nullable = true, example = "2016-09")
        String monthInArticle,

        Named domain,

        @Schema(description = "Section within the domain, or null")
        Named topic,

        @Schema(description = "Whether the survey's author held it to be especially important")
        boolean starred,

        @Schema(description = "Who brought it in") Origin origin,

        @Schema(description = "The paper in one sentence") Bilingual gist,

        @Schema(description = "Paragraphs of Markdown under problem, idea, method, results, impression and since")
        Map<Section, List<Paragraph>> sections,

        List<String> tasks,
        List<String> methods,
        List<DatasetUse> datasets,
        List<Code> implementations,
        List<Reference> references,
        List<Relation> relations,
        List<ArticleFigure> articleFigures,
        List<Bilingual> unknowns,
        List<Bilingual> errata,

        @Schema(description = "Its plates, in the order of its page")
        List<Figure> figures,

        Links links) {

    @Schema(name = "Named", description = "A name in both languages, and in addresses")
    record Named(String slug, Bilingual name) {}

    @Schema(name = "Implementation", description = "Code for a paper")
    record Code(
            String framework,

            String url,

            @Schema(description = "Whether it is by the paper's authors")
            boolean official,

            @Schema(description = "Whether the survey named it")
            InArticle inArticle,

            Bilingual note,

            @Schema(description = "How the address was seen to exist, as codes")
            List<String> evidence,

            @Schema(description = "The page that vouches for it, or null", nullable = true)
            String via,

            @Schema(description = "Whether the framework is still developed")
            Framework.Life state,

            @Schema(description = "What was found when somebody looked whether it still runs, or null")
            Today today) {}

    @Schema(name = "Figure", description = "A plate drawn for this catalog")
    record Figure(
            String name,

            @Schema(description = "What is seen, in a few words")
            Bilingual title,

            @Schema(description = "What somebody who cannot see it needs to get the idea")
            Bilingual description,

            @Schema(description = "Addresses of the SVG with words in each language")
            Bilingual svg) {}

    @Schema(name = "PaperLinks", description = "Addresses that belong to a paper")
    record Links(
            String self,
            Bilingual html,
            String bibtex,
            @Schema(nullable = true) String arxiv,
            @Schema(nullable = true) String pdf,
            @Schema(nullable = true) String doi) {}

    static PaperResource of(PaperContent paper, Vocabulary vocabulary, Plates plates, ZukanProperties site) {
        return new PaperResource(
                paper.slug(),
                paper.number(),
                paper.title(),
                paper.titleInArticle() == null ? paper.title() : paper.titleInArticle(),
                paper.shortName(),
                paper.aliases(),
                paper.authors(),
                paper.arxivId(),
                paper.doi(),
                paper.venue(),
                paper.submittedOn().toString(),
                paper.monthInArticle(),
                new Named(paper.domain(), vocabulary.domain(paper.domain()).name()),
                vocabulary
                        .topic(paper.topic())
                        .map(topic -> new Named(topic.slug(), topic.name()))
                        .orElse(null),
                paper.starred(),
                paper.origin(),
                paper.gist(),
                paper.sections(),
                paper.tasks(),
                paper.methods(),
                paper.datasets(),
                paper.implementations().stream()
                        .map(code -> new Code(
                                code.framework(),
                                code.url(),
                                code.official(),
                                code.inArticle(),
                                code.note(),
                                code.evidence(),
                                code.via(),
                                vocabulary.framework(code.framework()).life(),
                                code.today()))
                        .toList(),
                paper.references(),
                paper.relations(),
                paper.articleFigures(),
                paper.unknowns(),
                paper.errata(),
                plates.of(paper.slug()).stream()
                        .map(plate -> new Figure(
                                plate.name(),
                                plate.title(),
                                plate.description(),
                                new Bilingual(
                                        site.absolute("/ja/figures/" + plate.name() + ".svg"),
                                        site.absolute("/en/figures/" + plate.name() + ".svg"))))
                        .toList(),
                new Links(
                        site.absolute("/api/papers/" + paper.slug()),
                        new Bilingual(
                                site.absolute("/ja/papers/" + paper.slug()),
                                site.absolute("/en/papers/" + paper.slug())),
                        site.absolute("/papers/" + paper.slug() + ".bib"),
                        paper.arxivUrl(),
                        paper.pdfUrl(),
                        paper.doiUrl()));
    }
}
