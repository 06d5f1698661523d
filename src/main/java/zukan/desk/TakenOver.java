package zukan.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperContent.InArticle;
import zukan.catalog.PaperContent.Reference;
import zukan.catalog.PastedWork;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Framework;
import zukan.platform.Bilingual;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Code;
import zukan.suggestions.Proposal.Kind;

/**
 * What an entry becomes when it takes over the links of a suggestion that it does not have yet.
 *
 * @param content the entry with them
 * @param added their addresses, in the order of the suggestion
 * @param unknown code whose framework is not in the vocabulary, so that it cannot be taken over
 */
public record TakenOver(PaperContent content, List<String> added, List<Code> unknown) {

    /** The evidence of what a reader suggested. */
    static final List<String> SUGGESTED = List.of("suggested");

    private static final Set<String> CODE_HOSTS = Set.of("github.com", "gitlab.com", "bitbucket.org", "codeberg.org");
    private static final Set<String> PAPER_HOSTS = Set.of(
            "arxiv.org",
            "doi.org",
            "openreview.net",
            "aclanthology.org",
            "papers.nips.cc",
            "papers.neurips.cc",
            "proceedings.neurips.cc");

    /** @param note what is said of code that comes this way */
    static TakenOver of(PaperContent entry, Proposal proposal, Vocabulary vocabulary, Bilingual note) {
        List<Implementation> implementations = new ArrayList<>(entry.implementations());
        List<Reference> references = new ArrayList<>(entry.references());
        List<String> added = new ArrayList<>();
        List<Code> unknown = new ArrayList<>();
        if (proposal.kind() == Kind.DEAD_LINK && moved(proposal, implementations, references)) {
            added.add(proposal.url());
        }
        for (Code code : proposal.implementations()) {
            Optional<Framework> framework = framework(code, vocabulary);
            if (framework.isEmpty()) {
                unknown.add(code);
            } else if (implementations.stream()
                    .noneMatch(known ->
                            known.framework().equals(framework.get().slug()) && isSame(known.url(), code.url()))) {
                implementations.add(new Implementation(
                        framework.get().slug(), code.url(), false, InArticle.NO, note, SUGGESTED, null, null));
                added.add(code.url());
            }
        }
        addresses(proposal)
                .filter(address -> !has(entry, implementations, references, address))
                .forEach(address -> {
                    references.add(reference(address, proposal));
                    added.add(address);
                });
        return new TakenOver(entry.withLinks(implementations, references), List.copyOf(added), List.copyOf(unknown));
    }

    /** The framework that a reader means by a name, however it is written. */
    public static Optional<Framework> framework(Code code, Vocabulary vocabulary) {
        return Optional.ofNullable(code.framework())
                .flatMap(name -> vocabulary.frameworks().stream()
                        .filter(framework -> PastedWork.sameTitle(framework.slug(), name)
                                || PastedWork.sameTitle(framework.name(), name))
                        .findFirst());
    }

    /** Whether two addresses lead to the same place, as far as one can tell from them. */
    public static boolean isSame(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String address) {
        return address.replaceFirst("(?i)^https?://(www\\.)?", "")
                .replaceFirst("(\\.git)?/?$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Puts the new address in the place of the dead one, wherever the entry has that. */
    private static boolean moved(Proposal proposal, List<Implementation> implementations, List<Reference> references) {
        String dead = proposal.about().target();
        String url = proposal.url();
        if (dead == null || url == null || isSame(dead, url)) {
            return false;
        }
        List<Implementation> before = List.copyOf(implementations);
        List<Reference> beforeToo = List.copyOf(references);
        implementations.replaceAll(code -> isSame(code.url(), dead)
                        && before.stream()
                                .noneMatch(
                                        other -> other.framework().equals(code.framework()) && isSame(other.url(), url))
                // nobody has looked at the new address yet, whether it runs included
                ? new Implementation(
                        code.framework(), url, code.official(), code.inArticle(), code.note(), SUGGESTED, null, null)
                : code);
        references.replaceAll(reference ->
                isSame(reference.url(), dead) && beforeToo.stream().noneMatch(other -> isSame(other.url(), url))
                        ? new Reference(
                                reference.kind(),
                                reference.lang(),
                                reference.title(),
                                url,
                                reference.inArticle(),
                                SUGGESTED,
                                null)
                        : reference);
        return !implementations.equals(before) || !references.equals(beforeToo);
    }

    private static Stream<String> addresses(Proposal proposal) {
        return Stream.of(
                        proposal.url(),
                        proposal.arxivId() == null ? null : "https://arxiv.org/abs/" + proposal.arxivId(),
                        proposal.doi() == null ? null : "https://doi.org/" + proposal.doi())
                .filter(Objects::nonNull);
    }

    private static boolean has(
            PaperContent entry, List<Implementation> implementations, List<Reference> references, String address) {
        return Stream.of(
                        Stream.of(entry.arxivUrl(), entry.pdfUrl(), entry.doiUrl())
                                .filter(Objects::nonNull),
                        implementations.stream().map(Implementation::url),
                        references.stream().map(Reference::url))
                .flatMap(known -> known)
                .anyMatch(known -> isSame(known, address));
    }

    private static Reference reference(String address, Proposal proposal) {
        String host = bare(address).replaceFirst("[/:?].*", "");
        boolean isPaper = PAPER_HOSTS.contains(host) || (proposal.kind() == Kind.PAPER && !CODE_HOSTS.contains(host));
        boolean isCode = CODE_HOSTS.contains(host);
        return new Reference(
                isPaper ? "related-paper" : isCode ? "project-page" : "explainer",
                isPaper || isCode ? Language.EN.code() : proposal.lang().code(),
                isPaper && proposal.title() != null ? proposal.title() : address.replaceFirst("^https?://", ""),
                address,
                InArticle.NO,
                SUGGESTED,
                null);
    }
}
