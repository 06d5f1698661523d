package zukan.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Dates and times as the reader writes them: 2016年5月24日, 24 May 2016. */
@Component("dates")
public class Dates {

    /** Where the survey was written and most of its readers live. */
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /** By pattern; each belongs to one language. */
    private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    /** Lists show the same months again and again. */
    private static final Cache<Shown, String> SHOWN =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private record Shown(String text, Language language) {}

    /** A date, an instant (in Tokyo's time) or a text such as {@code 2016}, {@code 2016-05} or {@code 2016-05-24}. */
    public static String show(Object date, Locale locale) {
        if (date instanceof Instant instant) {
            return show(LocalDate.ofInstant(instant, TOKYO), locale);
        }
        if (date instanceof String text) {
            return SHOWN.get(new Shown(text, Language.of(locale)), shown -> show(text, shown.language()));
        }
        return format((TemporalAccessor) date, "uuuu年M月d日", "d MMMM uuuu", locale);
    }

    private static String show(String text, Language language) {
        return switch (text.length()) {
            case 4 -> format(Year.parse(text), "uuuu年", "uuuu", language.locale());
            case 7 -> format(YearMonth.parse(text), "uuuu年M月", "MMMM uuuu", language.locale());
            default -> show(LocalDate.parse(text), language.locale());
        };
    }

    /** An instant to the minute, in Tokyo's time, and saying so. */
    public static String showTime(Instant instant, Locale locale) {
        return format(instant.atZone(TOKYO), "uuuu年M月d日 H:mm（日本時間）", "d MMMM uuuu, HH:mm 'JST'", locale);
    }

    /** The time of day, in Tokyo: 12:34. */
    public static String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm").format(instant.atZone(TOKYO));
    }

    private static String format(TemporalAccessor date, String ja, String en, Locale locale) {
        Language language = Language.of(locale);
        return FORMATS.computeIfAbsent(
                        language == Language.JA ? ja : en,
                        pattern -> DateTimeFormatter.ofPattern(pattern, language.locale()))
                .format(date);
    }
}
