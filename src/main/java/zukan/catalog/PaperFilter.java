package zukan.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * Which papers a reader wants to see, and in what order: made from the parameters of an address, and turned back into
 * them.
 *
 * @param values what is asked of each criterion; one that is absent asks for nothing
 * @param query what to search for; may be empty
 * @param page from 0
 */
public record PaperFilter(Map<Criterion, String> values, SearchQuery query, Sort sort, int page, int size)
        implements ListFilter {

    /** The whole survey fits on one page; a longer catalog is turned over. */
    public static final int PAPERS_PER_PAGE = 30;

    /** A page that a program may ask for; more would be a dump, and slow for everybody else. */
    public static final int LARGEST_PAGE = 100;

    /** Nobody turns more pages, and the offset stays an int. */
    private static final int LAST_PAGE = 1_000_000;

    /** Stands for a value; every other tilde of an address is part of a search, which comes after all values. */
    private static final String VALUE = "~";

    public static final PaperFilter ALL = new PaperFilter(Map.of(), SearchQuery.NONE, Sort.SURVEY, 0, PAPERS_PER_PAGE);

    public PaperFilter {
        EnumMap<Criterion, String> ordered = new EnumMap<>(Criterion.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }

    /** An order of the list. */
    public enum Sort {
        /** Of a search: how well and where the words were found; the list's usual order decides between equals. */
        RELEVANCE(Sort.USUAL),
        SURVEY(Sort.USUAL),
        DATE("date '2000-01-01' - p.submitted_on, p.slug"),
        TITLE("lower(p.title), p.slug");

        // papers of the survey by number, those without one after them
        private static final String USUAL = "coalesce(p.number, 2147483647), p.submitted_on, p.slug";

        private final String order;

        Sort(String order) {
            this.order = order;
        }

        /** Expressions of SQL on the paper {@code p}, each ascending; no two papers have the same values. */
        String order() {
            return order;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads the parameters of an address; names that are no criterion are left alone, empty values ask for nothing.
     *
     * @throws UnknownFilterValue if {@code sort}, {@code page}, {@code size} or a switch has a value that it cannot have
     */
    public static PaperFilter from(Map<String, String> parameters) {
        Map<Criterion, String> values = new EnumMap<>(Criterion.class);
        SearchQuery query = SearchQuery.of(parameters.get("q"));
        PaperFilter filter = ALL.ordered(sort(parameters.get("sort"), query));
        for (Criterion criterion : Criterion.values()) {
            String value = parameters.get(criterion.code());
            if (value != null && !value.isBlank() && !(criterion.isSwitch() && value.equals("false"))) {
                if (criterion.isSwitch() && !value.equals("true")) {
                    throw new UnknownFilterValue(criterion.code(), value, List.of(filter));
                }
                values.put(criterion, value.strip());
            }
        }
        return new PaperFilter(
                values,
                query,
                filter.sort(),
                number(parameters, "page", 0, 0, LAST_PAGE),
                number(parameters, "size", PAPERS_PER_PAGE, 1, LARGEST_PAGE));
    }

    private static Sort sort(String code, SearchQuery query) {
        Sort usual = query.isEmpty() ? Sort.SURVEY : Sort.RELEVANCE;
        if (code == null || code.isBlank() || (code.equals(Sort.RELEVANCE.code()) && query.isEmpty())) {
            return usual;
        }
        return Arrays.stream(Sort.values())
                .filter(sort -> sort.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new UnknownFilterValue(
                        "sort",
                        code,
                        Arrays.stream(Sort.values()).map(ALL::ordered).toList()));
    }

    private static int number(Map<String, String> parameters, String name, int otherwise, int least, int most) {
        String value = parameters.get(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, as is a number out of bounds
        }
        throw new UnknownFilterValue(name, value, List.of(ALL));
    }

    public Optional<String> value(Criterion criterion) {
        return Optional.ofNullable(values.get(criterion));
    }

    public boolean isEmpty() {
        return values.isEmpty() && query.isEmpty();
    }

    private Sort usualSort() {
        return query.isEmpty() ? Sort.SURVEY : Sort.RELEVANCE;
    }

    /** This filter with another search, from its first page. */
    public PaperFilter searching(SearchQuery other) {
        return new PaperFilter(values, other, other.isEmpty() && sort == Sort.RELEVANCE ? Sort.SURVEY : sort, 0, size);
    }

    /** The orders that make sense for it. */
    public List<Sort> sorts() {
        return Arrays.stream(Sort.values())
                .filter(order -> order != Sort.RELEVANCE || !query.isEmpty())
                .toList();
    }

    /** This filter with one more wish, from its first page. */
    public PaperFilter with(Criterion criterion, String value) {
        Map<Criterion, String> more = new EnumMap<>(Criterion.class);
        more.putAll(values);
        more.put(criterion, value);
        if (criterion == Criterion.DOMAIN) {
            more.remove(Criterion.TOPIC);
        }
        return new PaperFilter(more, query, sort, 0, size);
    }

    /** This filter without a wish, from its first page; a topic goes with its domain. */
    public PaperFilter without(Criterion criterion) {
        Map<Criterion, String> fewer = new EnumMap<>(Criterion.class);
        fewer.putAll(values);
        fewer.remove(criterion);
        if (criterion == Criterion.DOMAIN) {
            fewer.remove(Criterion.TOPIC);
        }
        return new PaperFilter(fewer, query, sort, 0, size);
    }

    public PaperFilter ordered(Sort order) {
        return new PaperFilter(values, query, order, 0, size);
    }

    /** The same wishes with nothing said about order and pages. */
    public PaperFilter wishes() {
        return new PaperFilter(values, query, usualSort(), 0, PAPERS_PER_PAGE);
    }

    public PaperFilter at(int otherPage) {
        return new PaperFilter(values, query, sort, otherPage, size);
    }

    /** The parameters that make this filter, without those that are as usual. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        values.forEach((criterion, value) -> parameters.put(criterion.code(), value));
        if (!query.isEmpty()) {
            parameters.put("q", query.text());
        }
        if (sort != usualSort()) {
            parameters.put("sort", sort.code());
        }
        if (page > 0) {
            parameters.put("page", String.valueOf(page));
        }
        if (size != PAPERS_PER_PAGE) {
            parameters.put("size", String.valueOf(size));
        }
        return parameters;
    }

    /** The address of the list, without language. */
    @Override
    public String path() {
        return path("/papers");
    }

    /**
     * The address of a page that shows what fits, without language.
     *
     * @param page the page's own path, such as {@code /timeline}
     */
    public String path(String page) {
        Map<String, String> parameters = parameters();
        return parameters.isEmpty()
                ? page
                : parameters.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + UriUtils.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", page + "?", ""));
    }

    /**
     * What {@link #path(String)} is with one more wish, for many values of a criterion: what stands before the value, encoded for an
     * address, and after it.
     */
    String[] around(String page, Criterion criterion) {
        return with(criterion, VALUE).path(page).split(VALUE, 2);
    }
}
