package zukan.catalog.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The axis of time, in units of the drawing. 2016 and other years that hold many papers are shown month by month; the years
 * around them are pressed together, so that one early paper does not squeeze the year that this guide is about.
 *
 * @param spans without overlap, the earliest first
 */
record TimelineAxis(List<Span> spans) {

    /** The year of the survey is always there. */
    private static final int YEAR_OF_THE_GUIDE = 2016;

    /** With so many papers a year is worth its months. */
    private static final int MANY = 10;

    private static final int WEIGHT_OF_MONTHS = 12;
    private static final int WEIGHT_OF_PRESSED_YEARS = 2;

    /** A narrower month has no room for its name, nor a narrower one still for the line before it. */
    private static final int ROOM_FOR_NAME = 44;

    private static final int ROOM_FOR_LINE = 6;

    /**
     * One year in months, or several years pressed together.
     *
     * @param from where it begins
     * @param to where it ends
     */
    record Span(int firstYear, int lastYear, boolean monthly, int from, int to) {

        private LocalDate start() {
            return LocalDate.of(firstYear, 1, 1);
        }

        private LocalDate end() {
            return LocalDate.of(lastYear + 1, 1, 1);
        }

        private boolean holds(LocalDate date) {
            return !date.isBefore(start()) && date.isBefore(end());
        }

        private int at(LocalDate date) {
            long days = ChronoUnit.DAYS.between(start(), end());
            return from + (int) ((to - from) * ChronoUnit.DAYS.between(start(), date) / days);
        }

        private int widthOfMonth() {
            return (to - from) / 12;
        }
    }

    /** @param named whether there is room for its name */
    record Month(YearMonth month, int from, int to, boolean named) {

        public int middle() {
            return (from + to) / 2;
        }
    }

    /** An axis from one point to another that holds all these dates. */
    static TimelineAxis of(Collection<LocalDate> dates, int from, int to) {
        Map<Integer, Long> papersByYear =
                dates.stream().collect(Collectors.groupingBy(LocalDate::getYear, TreeMap::new, Collectors.counting()));
        papersByYear.putIfAbsent(YEAR_OF_THE_GUIDE, 0L);
        List<int[]> years = new ArrayList<>();
        boolean pressed = false;
        for (Map.Entry<Integer, Long> year : papersByYear.entrySet()) {
            boolean monthly = year.getKey() == YEAR_OF_THE_GUIDE || year.getValue() >= MANY;
            if (pressed && !monthly) {
                years.get(years.size() - 1)[1] = year.getKey();
            } else {
                years.add(
                        new int[] {year.getKey(), year.getKey(), monthly ? WEIGHT_OF_MONTHS : WEIGHT_OF_PRESSED_YEARS});
            }
            pressed = !monthly;
        }
        int weights = years.stream().mapToInt(span -> span[2]).sum();
        List<Span> spans = new ArrayList<>();
        int before = 0;
        for (int[] span : years) {
            int after = before + span[2];
            spans.add(new Span(
                    span[0],
                    span[1],
                    span[2] == WEIGHT_OF_MONTHS,
                    from + (to - from) * before / weights,
                    from + (to - from) * after / weights));
            before = after;
        }
        return new TimelineAxis(spans);
    }

    /** Where a date is; one that the axis does not hold is at the nearest end. */
    int at(LocalDate date) {
        return spans.stream()
                .filter(span -> span.holds(date))
                .findFirst()
                .map(span -> span.at(date))
                .orElseGet(() -> date.isBefore(spans.get(0).start())
                        ? spans.get(0).from()
                        : spans.get(spans.size() - 1).to());
    }

    boolean holds(LocalDate date) {
        return spans.stream().anyMatch(span -> span.holds(date));
    }

    /** The months of the years that are shown month by month. */
    public List<Month> months() {
        return spans.stream()
                .filter(Span::monthly)
                .flatMap(span -> IntStream.rangeClosed(1, 12).mapToObj(number -> {
                    YearMonth month = YearMonth.of(span.firstYear(), number);
                    boolean named = span.widthOfMonth() >= ROOM_FOR_NAME
                            || span.widthOfMonth() * 3 >= ROOM_FOR_NAME && number % 3 == 1;
                    return new Month(
                            month,
                            span.at(month.atDay(1)),
                            number == 12
                                    ? span.to()
                                    : span.at(month.plusMonths(1).atDay(1)),
                            named);
                }))
                .toList();
    }

    /** Where a line is drawn because a month or a year begins, the end of the axis included. */
    public List<Integer> lines() {
        Function<Span, IntStream> ofMonths =
                span -> IntStream.rangeClosed(1, 12).map(number -> span.at(LocalDate.of(span.firstYear(), number, 1)));
        return IntStream.concat(
                        spans.stream()
                                .flatMapToInt(span -> span.monthly() && span.widthOfMonth() >= ROOM_FOR_LINE
                                        ? ofMonths.apply(span)
                                        : IntStream.of(span.from())),
                        IntStream.of(spans.get(spans.size() - 1).to()))
                .boxed()
                .toList();
    }
}
