package zukan.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import zukan.catalog.Numbers.Effort;

/**
 * Which numbers a reader wants to see: made from the parameters of an address, and turned back into them.
 *
 * @param dataset slug of the only dataset whose results are shown, or null
 * @param effort the only kind of effort that is shown, or null
 */
public record NumberFilter(String dataset, Effort.Kind effort) implements ListFilter {

    public static final NumberFilter ALL = new NumberFilter(null, null);

    private static final String DATASET = "dataset";
    private static final String EFFORT = "effort";

    /**
     * Reads the parameters of an address; empty values ask for nothing.
     *
     * @throws UnknownFilterValue if there is no such kind of effort
     */
    public static NumberFilter from(Map<String, String> parameters) {
        String dataset = said(parameters.get(DATASET));
        String effort = said(parameters.get(EFFORT));
        return new NumberFilter(
                dataset,
                effort == null
                        ? null
                        : Effort.Kind.find(effort)
                                .orElseThrow(() -> new UnknownFilterValue(
                                        EFFORT,
                                        effort,
                                        Arrays.stream(Effort.Kind.values())
                                                .map(ALL::withEffort)
                                                .<ListFilter>map(filter -> filter::effortPath)
                                                .toList())));
    }

    private static String said(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** @param nearest datasets that may be meant */
    UnknownFilterValue unknownDataset(List<String> nearest) {
        return new UnknownFilterValue(
                DATASET,
                dataset,
                Stream.concat(nearest.stream(), Stream.of((String) null))
                        .map(this::withDataset)
                        .toList());
    }

    /** The same with another dataset, or with all of them for null. */
    public NumberFilter withDataset(String other) {
        return new NumberFilter(other, effort);
    }

    /** The same with another kind of effort, or with all of them for null. */
    public NumberFilter withEffort(Effort.Kind other) {
        return new NumberFilter(dataset, other);
    }

    @Override
    public String path() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/numbers");
        if (dataset != null) {
            address.queryParam(DATASET, "{dataset}");
        }
        if (effort != null) {
            address.queryParam(EFFORT, effort.code());
        }
        return dataset == null
                ? address.build().toUriString()
                : address.encode().buildAndExpand(dataset).toUriString();
    }

    /** The address of the second table on the page. */
    public String effortPath() {
        return path() + "#effort";
    }
}
