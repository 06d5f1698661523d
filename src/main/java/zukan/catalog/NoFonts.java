package zukan.catalog;

import org.graphper.api.attributes.FontStyle;
import org.graphper.def.FlatPoint;
import org.graphper.layout.FontSelector;
import org.graphper.layout.MeasureText;

/**
 * Tells the layout of graphs that there is no text to measure: boxes come with their sizes. So it asks neither for the fonts of
 * this machine, which servers need not have and which would make drawings differ, nor for AWT. Found as a service.
 */
public class NoFonts implements MeasureText, FontSelector {

    /** Before all others. */
    @Override
    public int order() {
        return -1;
    }

    @Override
    public boolean envSupport() {
        return true;
    }

    @Override
    public FlatPoint measure(String text, String font, double size, FontStyle... styles) {
        return new FlatPoint(0, 0);
    }

    @Override
    public String defaultFont() {
        return "sans-serif";
    }
}
