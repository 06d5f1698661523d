package zukan.platform;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where a curator is.
 *
 * @param curator the name of who is signed in, or null
 * @param path as it was asked for, or null on an answer to a form, which cannot be asked for again by a link
 * @param query as it was asked, without its question mark, or null
 */
public record DeskPage(Language language, String curator, String path, String query) {

    /** The same page in the other language, or null if there is no such address. */
    public String inOtherLanguage() {
        return path == null
                ? null
                : UriComponentsBuilder.fromPath(path)
                        .query(query)
                        .replaceQueryParam("lang", language.other().code())
                        .build()
                        .toUriString();
    }
}
