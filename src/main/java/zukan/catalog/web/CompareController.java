package zukan.catalog.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import zukan.catalog.Comparison;
import zukan.catalog.Lineage;
import zukan.catalog.Lineage.Member;
import zukan.catalog.Lineage.Tie;
import zukan.catalog.LineageStore;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.Vocabulary;
import zukan.platform.FromCatalog;
import zukan.platform.PageController;

/** Two to four papers side by side; the address names each with its own {@code p}, in the order of {@link Comparison#inOrder}. */
@FromCatalog
@PageController
class CompareController {

    private static final String PAPER = "p";

    private final PaperCatalog catalog;
    private final LineageStore lineages;

    CompareController(PaperCatalog catalog, LineageStore lineages) {
        this.catalog = catalog;
        this.lineages = lineages;
    }

    /**
     * The choice of papers.
     *
     * @param chosen slugs, one for each field; the rest is empty
     * @param offered papers by domain
     */
    record Choice(List<String> chosen, Map<String, List<Option>> offered) {

        /** What each field has chosen; empty for those that are free. */
        public List<String> fields() {
            return IntStream.range(0, Comparison.MOST)
                    .mapToObj(field -> field < chosen.size() ? chosen.get(field) : "")
                    .toList();
        }
    }

    record Option(String slug, String name) {}

    /**
     * What to compare, for whoever has not said.
     *
     * @param paper the one that is named, or null
     * @param pairs what to compare instead
     * @param ties what relates the one that is named to others
     */
    record Suggestions(PaperContent paper, List<Lineage.Pair> pairs, List<Tie> ties) {}

    @GetMapping("/compare")
    Object compare(
            @PathVariable String language,
            @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("vocabulary") Vocabulary vocabulary) {
        List<String> asked = parameters.getOrDefault(PAPER, List.of());
        // a form sends its free fields too
        List<String> named = asked.stream()
                .map(String::strip)
                .filter(slug -> !slug.isEmpty())
                .toList();
        List<String> slugs = Comparison.inOrder(named.stream().distinct().toList());
        if (slugs.size() > Comparison.MOST) {
            throw CannotCompare.tooMany(Comparison.inOrder(
                    named.stream().distinct().limit(Comparison.MOST).toList()));
        }
        if (slugs.size() < named.size()) {
            throw CannotCompare.twice(slugs);
        }
        if (!slugs.equals(asked)) {
            return moved(language, slugs, HttpStatus.FOUND);
        }
        List<PaperContent> papers = catalog.contents(slugs);
        if (papers.size() < slugs.size()) {
            return otherwise(language, slugs, papers);
        }
        Lineage survey = lineages.whole();
        ModelAndView page = new ModelAndView(
                        slugs.size() < Comparison.FEWEST ? "catalog/compare-choose" : "catalog/compare")
                .addObject("choice", new Choice(slugs, offered(survey, papers, vocabulary)));
        return slugs.size() < Comparison.FEWEST
                ? page.addObject("suggestions", suggestions(survey, papers))
                : page.addObject("comparison", Comparison.of(papers, lineages.among(slugs), vocabulary));
    }

    /** Former slugs lead to the present ones; of those that there are not, the first is told. */
    private Object otherwise(String language, List<String> slugs, List<PaperContent> papers) {
        List<String> found = papers.stream().map(PaperContent::slug).toList();
        List<String> present = slugs.stream()
                .map(slug -> found.contains(slug)
                        ? slug
                        : catalog.presentSlug(slug)
                                .orElseGet(() -> catalog.get(slug).slug()))
                .distinct()
                .toList();
        return moved(language, Comparison.inOrder(present), HttpStatus.MOVED_PERMANENTLY);
    }

    private static ResponseEntity<Void> moved(String language, List<String> slugs, HttpStatus status) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/" + language + "/compare");
        slugs.forEach(slug -> address.queryParam(PAPER, slug));
        return ResponseEntity.status(status)
                .location(address.build().encode().toUri())
                .build();
    }

    private Suggestions suggestions(Lineage survey, List<PaperContent> papers) {
        if (papers.isEmpty()) {
            return new Suggestions(null, survey.near(), List.of());
        }
        PaperContent paper = papers.get(0);
        List<Tie> ties = lineages.around(paper.slug()).stream()
                .flatMap(lineage -> lineage.ties().stream()
                        .filter(Tie::isBetweenPapers)
                        .filter(tie -> tie.touches(lineage.focus())))
                // what both say of each other leads to the same page
                .collect(Collectors.toMap(Tie::slugs, tie -> tie, (first, second) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        return new Suggestions(paper, survey.near(), ties);
    }

    /** The survey's papers, those that hang together with them, and those that are compared; by domain. */
    private static Map<String, List<Option>> offered(Lineage survey, List<PaperContent> papers, Vocabulary vocabulary) {
        Map<String, List<Option>> byDomain = new LinkedHashMap<>();
        vocabulary.domains().forEach(domain -> byDomain.put(domain.slug(), new ArrayList<>()));
        Stream.concat(
                        survey.members().stream()
                                .filter(member -> !member.background())
                                .map(member -> Map.entry(member.domain(), option(member))),
                        papers.stream()
                                .map(paper -> Map.entry(paper.domain(), new Option(paper.slug(), paper.shortName()))))
                .distinct()
                .forEach(offer -> byDomain.get(offer.getKey()).add(offer.getValue()));
        byDomain.values().removeIf(List::isEmpty);
        byDomain.values().forEach(options -> options.sort(Comparator.comparing(Option::name)));
        return byDomain;
    }

    private static Option option(Member member) {
        return new Option(member.slug(), member.name());
    }
}
