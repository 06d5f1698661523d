package zukan.suggestions.web;

import java.time.Duration;

/**
 * A length of time in the one unit that says enough, rounded up.
 *
 * @param unit last part of the message's key: {@code seconds}, {@code minutes}, {@code hours} or {@code days}
 */
record Span(String unit, long count) {

    static Span of(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 90) {
            return new Span("seconds", seconds);
        }
        long minutes = ceil(seconds, 60);
        if (minutes < 90) {
            return new Span("minutes", minutes);
        }
        long hours = ceil(minutes, 60);
        return hours < 36 ? new Span("hours", hours) : new Span("days", ceil(hours, 24));
    }

    private static long ceil(long amount, long unit) {
        return (amount + unit - 1) / unit;
    }
}
