package zukan.desk.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zukan.catalog.PaperContent;
import zukan.catalog.TextDiff;
import zukan.catalog.Vocabulary;
import zukan.desk.TakenOver;
import zukan.platform.Bilingual;
import zukan.suggestions.Proposal;

/** A suggestion beside something that it may be the same as, line by line; what neither says has no line. */
record Comparison(List<Line> lines) {

    /** Whether the two sides say the same. */
    enum Verdict {
        SAME,
        DIFFERENT,
        ONLY_SENT,
        ONLY_THERE
    }

    /** @param field name of the field, as in {@code field.title} */
    record Line(String field, List<String> sent, List<String> there, Verdict verdict) {

        /** The one text there with marks where it differs from the one that was sent. */
        public List<TextDiff.Words> marks() {
            return TextDiff.words(sent.get(0), there.get(0));
        }
    }

    /** Only the lines to which the suggestion says something. */
    Comparison ofSent() {
        return new Comparison(lines.stream()
                .filter(line -> line.verdict() != Verdict.ONLY_THERE)
                .toList());
    }

    /** Beside an entry of the catalog. */
    static Comparison with(PaperContent entry, Proposal sent, Vocabulary vocabulary, Locale locale) {
        List<String> entryLinks = Stream.concat(
                        entry.implementations().stream().map(PaperContent.Implementation::url),
                        entry.references().stream().map(PaperContent.Reference::url))
                .toList();
        return new Comparison(Stream.of(
                        line("title", list(sent.title()), list(entry.title()), Comparison::plain),
                        line("arxivId", list(sent.arxivId()), list(entry.arxivId()), Comparison::plain),
                        line("doi", list(sent.doi()), list(entry.doi()), Comparison::plain),
                        line(
                                "url",
                                list(sent.url()),
                                entryLinks.stream()
                                        .filter(link -> sent.url() != null && TakenOver.isSame(link, sent.url()))
                                        .distinct()
                                        .toList(),
                                Comparison::address),
                        line("authors", sent.authors(), entry.authors(), Comparison::plain),
                        line(
                                "domain",
                                domain(sent.domain(), vocabulary, locale),
                                domain(entry.domain(), vocabulary, locale),
                                Comparison::plain),
                        line(
                                "submittedOn",
                                list(sent.month()),
                                list(entry.submittedOn().toString().substring(0, 7)),
                                Comparison::plain),
                        line(
                                "implementations",
                                sent.implementations().stream()
                                        .map(code -> code(code, vocabulary))
                                        .toList(),
                                entry.implementations().stream()
                                        .filter(known -> isNear(known, sent, vocabulary))
                                        .map(known -> vocabulary
                                                        .framework(known.framework())
                                                        .name() + " " + known.url())
                                        .toList(),
                                Comparison::address))
                .filter(Objects::nonNull)
                .toList());
    }

    /** Beside another suggestion. */
    static Comparison with(Proposal other, Proposal sent, Vocabulary vocabulary, Locale locale) {
        return new Comparison(Stream.of(
                        line("title", list(sent.title()), list(other.title()), Comparison::plain),
                        line("arxivId", list(sent.arxivId()), list(other.arxivId()), Comparison::plain),
                        line("doi", list(sent.doi()), list(other.doi()), Comparison::plain),
                        line("url", list(sent.url()), list(other.url()), Comparison::address),
                        line("authors", sent.authors(), other.authors(), Comparison::plain),
                        line(
                                "domain",
                                domain(sent.domain(), vocabulary, locale),
                                domain(other.domain(), vocabulary, locale),
                                Comparison::plain),
                        line("submittedOn", list(sent.month()), list(other.month()), Comparison::plain),
                        line(
                                "implementations",
                                sent.implementations().stream()
                                        .map(code -> code(code, vocabulary))
                                        .toList(),
                                other.implementations().stream()
                                        .map(code -> code(code, vocabulary))
                                        .toList(),
                                Comparison::address),
                        line("reason", list(sent.reason()), list(other.reason()), Comparison::plain))
                .filter(Objects::nonNull)
                .toList());
    }

    /** Whether code of an entry is for a framework that was sent, or at an address that was: the rest is not to be compared. */
    private static boolean isNear(PaperContent.Implementation known, Proposal sent, Vocabulary vocabulary) {
        return sent.implementations().stream()
                .anyMatch(code -> TakenOver.isSame(code.url(), known.url())
                        || TakenOver.framework(code, vocabulary)
                                .filter(framework -> framework.slug().equals(known.framework()))
                                .isPresent());
    }

    /** The framework's usual name, where a name of it was typed, and the address. */
    private static String code(Proposal.Code code, Vocabulary vocabulary) {
        String framework = TakenOver.framework(code, vocabulary)
                .map(Vocabulary.Framework::name)
                .orElse(code.framework());
        return Stream.of(framework, code.url()).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private static List<String> domain(String slug, Vocabulary vocabulary, Locale locale) {
        return vocabulary.domains().stream()
                .filter(domain -> domain.slug().equals(slug))
                .map(Vocabulary.Domain::name)
                .map((Bilingual name) -> name.in(locale))
                .toList();
    }

    private static Line line(String field, List<String> sent, List<String> there, UnaryOperator<String> key) {
        if (sent.isEmpty() && there.isEmpty()) {
            return null;
        }
        return new Line(field, sent, there, verdict(sent, there, key));
    }

    /** What was sent is the same if all of it is there; there may be more. */
    private static Verdict verdict(List<String> sent, List<String> there, UnaryOperator<String> key) {
        if (there.isEmpty()) {
            return Verdict.ONLY_SENT;
        }
        if (sent.isEmpty()) {
            return Verdict.ONLY_THERE;
        }
        Set<String> known = there.stream().map(key).collect(Collectors.toSet());
        return sent.stream().map(key).allMatch(known::contains) ? Verdict.SAME : Verdict.DIFFERENT;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static String address(String text) {
        return plain(text.replaceFirst("https?://(www\\.)?", "").replaceFirst("(\\.git)?/?$", ""));
    }

    private static List<String> list(String value) {
        return value == null ? List.of() : List.of(value);
    }
}
