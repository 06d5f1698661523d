package zukan.exports.web;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Framework;
import zukan.platform.Bilingual;
import zukan.platform.ZukanProperties;

/** A paper as the API shows it; these names are a promise to programs. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PaperResource(
        String slug,
        Integer number,
        String title,
        String titleInArticle,
        String shortName,
        List<String> authors,
        String arxivId,
        String doi,
        String venue,
        String submittedOn,
        String monthInArticle,
        Named domain,
        Named topic,
        boolean starred,
        Origin origin,
        Bilingual gist,
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
        Links links) {

    record Named(String slug, Bilingual name) {}

    /** @param state whether the framework still lives */
    record Code(
            String framework,
            String url,
            boolean official,
            InArticle inArticle,
            Bilingual note,
            List<String> evidence,
            String via,
            Framework.Life state) {}

    record Links(String self, Bilingual html, String bibtex, String arxiv, String pdf, String doi) {}

    static PaperResource of(PaperContent paper, Vocabulary vocabulary, ZukanProperties site) {
        return new PaperResource(
                paper.slug(),
                paper.number(),
                paper.title(),
                paper.titleInArticle() == null ? paper.title() : paper.titleInArticle(),
                paper.shortName(),
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
                                vocabulary.framework(code.framework()).life()))
                        .toList(),
                paper.references(),
                paper.relations(),
                paper.articleFigures(),
                paper.unknowns(),
                paper.errata(),
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
