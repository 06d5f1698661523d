package zukan.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Controller;

/**
 * A controller of pages for curators, at {@link DeskAddresses}. Their template is {@code desk/layout}, and what it needs is in
 * the model: the {@link DeskPage} as {@code desk}.
 */
@Documented
@Controller
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DeskController {}
