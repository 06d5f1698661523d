package zukan.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller whose answers are functions of the address, the catalog and nothing else: they are made once for each
 * version of the catalog, and kept. Not for what shows a form, sets a cookie, tells the time or reads anything that is not
 * counted in {@code catalog_version}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FromCatalog {}
