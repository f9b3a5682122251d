package dev.weir.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which rows of the table of features a system test, or every one of a class, proves. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Feature {
  /** The rows. */
  ParityRow[] value();

  /** The kinds of gateway that it is proven for. */
  GatewayKind[] of() default GatewayKind.IMMUTABLE;
}
