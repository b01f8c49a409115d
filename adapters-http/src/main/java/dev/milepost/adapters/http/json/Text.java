package dev.milepost.adapters.http.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bounds of a string, in UTF-16 code units as Java counts them. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
    int min() default 1;

    int max();

    /** A regular expression for the whole string; empty means any. */
    String pattern() default "";
}
