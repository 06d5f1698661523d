package zukan.catalog.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import zukan.catalog.Erratum;
import zukan.catalog.ErratumEntry;
import zukan.catalog.PaperContent.Source;
import zukan.catalog.Survey;
import zukan.catalog.SurveyStore;
import zukan.platform.Language;
import zukan.platform.ZukanProperties;

/** Writes the errata as a letter in Markdown (CommonMark), to be sent to the survey's author or pasted wherever that is read. */
@Component
class ErrataLetter {

    /** Whatever could begin or end markup within a line; our own labels stand at the beginning of each. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>&#~|!]");

    /** What would end an address in angle brackets. */
    private static final Pattern UNFIT = Pattern.compile("[<>\\\\\\s]");

    private final SurveyStore surveys;
    private final MessageSource messages;
    private final ZukanProperties site;

    ErrataLetter(SurveyStore surveys, MessageSource messages, ZukanProperties site) {
        this.surveys = surveys;
        this.messages = messages;
        this.site = site;
    }

    /** The whole letter, lines ending with a line feed. */
    String of(List<ErratumEntry> errata, Locale locale) {
        Survey survey = surveys.survey();
        StringBuilder text = new StringBuilder();
        text.append("# ").append(say("errata.letter.title", locale)).append("\n\n");
        text.append(say("errata.letter.to", locale, escaped(survey.authorHandle())))
                .append("\n\n");
        text.append(say(
                        "errata.letter.opening",
                        locale,
                        link(survey.title(), survey.url()),
                        link(say("site.name", locale), page("/", locale)),
                        errata.size()))
                .append("\n\n");
        errata.forEach(entry -> text.append(section(entry, locale)));
        text.append(say(
                        "errata.letter.closing",
                        locale,
                        link(page("/errata", locale), page("/errata", locale)),
                        link(page("/questions", locale), page("/questions", locale))))
                .append("\n");
        return text.toString();
    }

    private String section(ErratumEntry entry, Locale locale) {
        Erratum erratum = entry.erratum();
        String name = entry.shortName() == null ? erratum.paper() : entry.shortName();
        String evidence = erratum.evidence().stream()
                .map(source -> evidence(entry, source, locale))
                .collect(Collectors.joining(say("errata.letter.and", locale)));
        return "## " + escaped(say("errata.letter.heading", locale, name, erratum.line())) + "\n\n"
                + item("errata.article", escaped(erratum.article().in(locale)), locale)
                + item("errata.literature", escaped(erratum.literature().in(locale)), locale)
                + item("errata.evidence", evidence, locale)
                + "\n";
    }

    private String item(String label, String text, Locale locale) {
        return "- **" + escaped(say(label, locale)) + "**" + say("errata.letter.colon", locale) + text + "\n";
    }

    private String evidence(ErratumEntry entry, Source source, Locale locale) {
        String name = Stream.of(
                        source.kind().equals("web") ? null : say("source." + source.kind(), locale),
                        source.host(),
                        source.locator())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String url = entry.url(source);
        return url == null ? escaped(name) : link(name, url);
    }

    private String page(String path, Locale locale) {
        return site.absolute("/" + Language.of(locale).code() + path);
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private static String link(String text, String url) {
        return "[" + escaped(text) + "](<"
                + UNFIT.matcher(url)
                        .replaceAll(
                                unfit -> "%%%02X".formatted((int) unfit.group().charAt(0)))
                + ">)";
    }

    /** A text in one line, so that Markdown shows it as it is. */
    static String escaped(String text) {
        return MARKUP.matcher(text.replaceAll("\\s+", " ")).replaceAll("\\\\$0");
    }
}
