package zukan.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plate as its file has it.
 *
 * @param name of the file, without {@code .svg}: the paper's slug, from the second on with {@code -2} and so on
 * @param paper slug of the paper that it belongs to
 * @param position from 1, in the order of the page
 * @param svg the text of the file
 */
public record Figure(String name, String paper, int position, String svg) {

    private static final Pattern FURTHER = Pattern.compile("(.+)-([2-9])");

    /** The slug that a name is made of if it is that of a second or later figure; null otherwise. */
    public static String paperOfFurther(String name) {
        Matcher further = FURTHER.matcher(name);
        return further.matches() ? further.group(1) : null;
    }

    /** A second or later figure, of the paper in its name. */
    public static Figure further(String name, String svg) {
        Matcher further = FURTHER.matcher(name);
        if (!further.matches()) {
            throw new IllegalArgumentException(name + " is not the name of a further figure");
        }
        return new Figure(name, further.group(1), Integer.parseInt(further.group(2)), svg);
    }
}
