package zukan.seeddata;

import java.util.List;
import zukan.catalog.BackgroundWork;
import zukan.catalog.CoverageItem;
import zukan.catalog.Erratum;
import zukan.catalog.Figure;
import zukan.catalog.Numbers;
import zukan.catalog.PaperContent;
import zukan.catalog.Question;
import zukan.catalog.Survey;
import zukan.catalog.Vocabulary;

/** Everything that the files say, checked. */
public record SeedData(
        Survey survey,
        Vocabulary vocabulary,
        List<BackgroundWork> background,
        List<PaperContent> papers,
        List<CoverageItem> coverage,
        List<Question> questions,
        List<Erratum> errata,
        List<Figure> figures,
        Numbers numbers) {}
