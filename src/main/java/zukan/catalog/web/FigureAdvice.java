package zukan.catalog.web;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import zukan.catalog.FigureStore;
import zukan.catalog.Plates;
import zukan.platform.PageController;

/** Wherever a paper has a card, it shows its plate; read once for a page, however many cards are on it. */
@ControllerAdvice(annotations = PageController.class)
class FigureAdvice {

    private final FigureStore figures;

    FigureAdvice(FigureStore figures) {
        this.figures = figures;
    }

    @ModelAttribute("plates")
    Plates plates() {
        return figures.plates();
    }
}
