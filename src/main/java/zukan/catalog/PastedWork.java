package zukan.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import zukan.platform.PlainText;

/**
 * What somebody pasted to name a paper, understood: an arXiv identifier, a DOI, an address, or a title.
 *
 * @param arxivId without version, or null
 * @param doi in small letters, or null
 * @param url address in its usual form, for what is not arXiv's or a DOI, or null
 * @param title if it is none of these, or null
 */
public record PastedWork(String arxivId, String doi, String url, String title) {

    /** Longer than every identifier and title; what comes after is cut off before anything looks at it. */
    public static final int LONGEST = 600;

    private static final String NEW_ID = "\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}";
    private static final String OLD_ID = "[a-z-]+(?:\\.[a-z]{2})?/\\d{7}";
    private static final String VERSION = "(?:v[1-9]\\d{0,2})?";

    private static final Pattern ARXIV_ADDRESS = Pattern.compile("(?:https?://)?(?:www\\.|export\\.|[a-z]{2}\\.)?"
            + "(?:arxiv\\.org|ar5iv\\.org|ar5iv\\.labs\\.arxiv\\.org|alphaxiv\\.org)"
            + "/(?:abs|pdf|html|format|ps|e-print|src)/(" + NEW_ID + "|" + OLD_ID + ")" + VERSION
            + "(?:\\.pdf)?/?(?:[?#].*)?");
    private static final Pattern ARXIV_ID =
            Pattern.compile("(?:arxiv\\s*:\\s*)?(" + NEW_ID + "|" + OLD_ID + ")" + VERSION + "(?:\\s*\\[[a-z.-]+])?");
    private static final String RESOLVER = "(?:(?:https?://)?(?:dx\\.|www\\.)?doi\\.org/|doi\\s*:\\s*)?";
    private static final Pattern ARXIV_DOI =
            Pattern.compile(RESOLVER + "10\\.48550/arxiv\\.(" + NEW_ID + "|" + OLD_ID + ")" + VERSION);
    private static final Pattern DOI = Pattern.compile(RESOLVER + "(10\\.\\d{4,9}/[^\\s\"<>]+)");

    /** Archives of before April 2007 (https://info.arxiv.org/help/arxiv_identifier.html); later ones have no such identifiers. */
    private static final Set<String> OLD_ARCHIVES = Set.of(
            "acc-phys",
            "adap-org",
            "alg-geom",
            "ao-sci",
            "astro-ph",
            "atom-ph",
            "bayes-an",
            "chao-dyn",
            "chem-ph",
            "cmp-lg",
            "comp-gas",
            "cond-mat",
            "cs",
            "dg-ga",
            "funct-an",
            "gr-qc",
            "hep-ex",
            "hep-lat",
            "hep-ph",
            "hep-th",
            "math",
            "math-ph",
            "mtrl-th",
            "nlin",
            "nucl-ex",
            "nucl-th",
            "patt-sol",
            "physics",
            "plasm-ph",
            "q-alg",
            "q-bio",
            "quant-ph",
            "solv-int",
            "supr-con");

    private static final Pattern OPENREVIEW = Pattern.compile("/(?:forum|pdf)");
    private static final Pattern OPENREVIEW_ID = Pattern.compile("(?:^|&)id=([A-Za-z0-9_-]{4,40})(?:&|$)");
    private static final Pattern ACL =
            Pattern.compile("/(?:anthology/)?([A-Za-z0-9.-]+?)(?:v\\d)?(?:\\.pdf|\\.bib)?/?");
    private static final Pattern GITHUB =
            Pattern.compile("/([A-Za-z0-9-]{1,39})/([A-Za-z0-9._-]{1,100}?)(?:\\.git)?(?:/.*)?");
    private static final Pattern NEURIPS = Pattern.compile("/(?:paper|paper_files/paper)/.+");

    /**
     * Understands a text; what is not an identifier or address is taken for a title. Full-width characters are read as
     * their usual forms.
     */
    public static PastedWork of(String pasted) {
        String cut = pasted == null ? "" : pasted.substring(0, Math.min(pasted.length(), LONGEST));
        String line = PlainText.line(Normalizer.normalize(cut, Normalizer.Form.NFKC));
        String text = line == null ? "" : bare(line);
        String small = text.toLowerCase(Locale.ROOT);
        String arxiv = arxivId(small);
        if (arxiv != null) {
            return new PastedWork(arxiv, null, null, null);
        }
        Matcher doi = DOI.matcher(small);
        if (doi.matches()) {
            return new PastedWork(null, doi.group(1), null, null);
        }
        String url = address(text);
        return url == null
                ? new PastedWork(null, null, null, text.isEmpty() ? null : text)
                : new PastedWork(null, null, url, null);
    }

    /** Without the quotes around it and the end of the sentence that it stood in. */
    private static String bare(String text) {
        return text.replaceAll("^[ <\"'「『“]+|[ >\"'」』”.,;。、]+$", "");
    }

    /** Whether two titles are the same but for case, width, spaces and punctuation. */
    public static boolean sameTitle(String one, String other) {
        return key(one).equals(key(other));
    }

    public boolean isEmpty() {
        return arxivId == null && doi == null && url == null && title == null;
    }

    /** Where a reader can open it, or null for a title. */
    public String link() {
        if (arxivId != null) {
            return "https://arxiv.org/abs/" + arxivId;
        }
        return doi != null ? "https://doi.org/" + doi : url;
    }

    private static String arxivId(String text) {
        return Stream.of(ARXIV_ADDRESS, ARXIV_ID, ARXIV_DOI)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .filter(PastedWork::isArxivId)
                .map(id -> id.replaceFirst("\\.[a-z]{2}/", "/"))
                .findFirst()
                .orElse(null);
    }

    /** Whether arXiv could have given it: 9912345 is of no month, and five digits came with 2015. */
    private static boolean isArxivId(String id) {
        if (id.contains("/")) {
            int slash = id.indexOf('/');
            int month = Integer.parseInt(id.substring(slash + 3, slash + 5));
            int year = Integer.parseInt(id.substring(slash + 1, slash + 3));
            return OLD_ARCHIVES.contains(id.substring(0, slash).replaceFirst("\\.[a-z]{2}$", ""))
                    && month >= 1
                    && month <= 12
                    && (year >= 91 || year < 7 || (year == 7 && month <= 3));
        }
        int yearAndMonth = Integer.parseInt(id.substring(0, 4));
        int digits = id.length() - 5;
        return yearAndMonth >= 704 && digits == (yearAndMonth >= 1501 ? 5 : 4);
    }

    private static String address(String text) {
        boolean whole = text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
        try {
            URI uri = new URI(whole ? text : "https://" + text);
            String host = uri.getHost() == null
                    ? ""
                    : uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
            String known = known(host, uri);
            if (known != null || !whole || host.isEmpty()) {
                return known;
            }
            return bare(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority() + uri.getRawPath()
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    /** One form for the addresses of the usual places, which have several for the same work. */
    private static String known(String host, URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (host.equals("openreview.net") && OPENREVIEW.matcher(path).matches()) {
            Matcher id = OPENREVIEW_ID.matcher(uri.getQuery() == null ? "" : uri.getQuery());
            return id.find() ? "https://openreview.net/forum?id=" + id.group(1) : null;
        }
        if (host.equals("aclanthology.org") || host.equals("aclweb.org")) {
            Matcher id = ACL.matcher(path);
            return id.matches() ? "https://aclanthology.org/" + id.group(1) : null;
        }
        if (host.equals("github.com")) {
            Matcher repository = GITHUB.matcher(path);
            return repository.matches()
                    ? "https://github.com/" + repository.group(1) + "/" + repository.group(2)
                    : null;
        }
        boolean neurips = host.equals("papers.nips.cc")
                || host.equals("papers.neurips.cc")
                || host.equals("proceedings.neurips.cc");
        return neurips && NEURIPS.matcher(path).matches() ? "https://" + host + path : null;
    }

    private static String key(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
