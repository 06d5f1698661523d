package zukan.suggestions.web;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Code;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Proposal.Subject;
import zukan.suggestions.ReceiptCode;

/**
 * A form as its page shows it.
 *
 * @param proposal what has been typed
 * @param key the one-time key
 * @param insists whether the sender knows that the work was declined before
 * @param rows how many rows for code are shown
 * @param previewed whether the page shows what the Markdown becomes
 * @param problems in the order of the fields
 * @param notice what the sender should know about the whole, or null
 * @param first what was sent with the same key before, or null
 */
record ProposalForm(
        Proposal proposal,
        String key,
        boolean insists,
        int rows,
        boolean previewed,
        List<Problem> problems,
        String notice,
        ReceiptCode first) {

    static final int MOST_ROWS = 20;

    private static final Code EMPTY_ROW = new Code(null, null);

    /**
     * Something wrong with a field.
     *
     * @param field id of its element
     * @param label what the page calls it
     */
    record Problem(String field, String label, String message) {}

    /** What a browser sent; what the kind has no use for is left aside. */
    static ProposalForm of(MultiValueMap<String, String> typed, Kind kind, Subject about, Language language) {
        boolean wantsAddress = kind == Kind.PAPER || kind == Kind.DEAD_LINK || kind == Kind.ANSWER;
        boolean wantsCode = kind == Kind.PAPER || kind == Kind.MISSING_CODE;
        String authors = typed.getFirst("authors");
        List<Code> codes = codes(typed);
        Proposal proposal = new Proposal(
                kind,
                about,
                typed.getFirst("title"),
                wantsAddress ? typed.getFirst("url") : null,
                typed.getFirst("arxivId"),
                typed.getFirst("doi"),
                authors == null ? null : authors.lines().toList(),
                typed.getFirst("domain"),
                typed.getFirst("month"),
                typed.getFirst("reason"),
                wantsCode ? codes : null,
                Language.of(typed.getFirst("lang")).orElse(language),
                typed.getFirst("creditName"));
        return new ProposalForm(
                proposal,
                typed.getFirst("key"),
                "true".equals(typed.getFirst("insists")),
                Math.max(1, Math.min(codes.size(), MOST_ROWS)),
                false,
                List.of(),
                null,
                null);
    }

    /** Browsers send a field even if it is empty, so that the two lists go together. */
    private static List<Code> codes(MultiValueMap<String, String> typed) {
        List<String> frameworks = typed.getOrDefault("framework", List.of());
        List<String> addresses = typed.getOrDefault("code", List.of());
        return IntStream.range(0, Math.max(frameworks.size(), addresses.size()))
                .mapToObj(row -> new Code(
                        row < frameworks.size() ? frameworks.get(row) : null,
                        row < addresses.size() ? addresses.get(row) : null))
                .toList();
    }

    /** The rows for code: those filled in, then empty ones. */
    public List<Code> codes() {
        List<Code> filled = proposal.implementations();
        return Stream.concat(filled.stream(), Stream.generate(() -> EMPTY_ROW).limit(Math.max(0, rows - filled.size())))
                .toList();
    }

    public boolean canAddRow() {
        return rows < MOST_ROWS;
    }

    /** One a line. */
    public String authors() {
        return String.join("\n", proposal.authors());
    }

    public boolean isRefused() {
        return notice != null || !problems.isEmpty();
    }

    /** What is wrong with a field, or null. */
    public String problem(String field) {
        return problems.stream()
                .filter(problem -> field.equals(problem.field()))
                .findFirst()
                .map(Problem::message)
                .orElse(null);
    }

    ProposalForm withKey(String otherKey) {
        return new ProposalForm(proposal, otherKey, insists, rows, previewed, problems, notice, first);
    }

    ProposalForm withRow() {
        return new ProposalForm(
                proposal, key, insists, Math.min(rows + 1, MOST_ROWS), previewed, problems, notice, first);
    }

    ProposalForm withPreview() {
        return new ProposalForm(proposal, key, insists, rows, true, problems, notice, first);
    }

    ProposalForm refused(List<Problem> why) {
        return new ProposalForm(proposal, key, insists, rows, previewed, why, notice, first);
    }

    ProposalForm refused(String why, ReceiptCode sentBefore) {
        return new ProposalForm(proposal, key, insists, rows, previewed, problems, why, sentBefore);
    }
}
