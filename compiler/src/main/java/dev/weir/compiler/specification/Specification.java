package dev.weir.compiler.specification;

/** The specifications that a definition may follow. */
public enum Specification {
  /** Swagger 2.0. */
  SWAGGER_2_0("Swagger 2.0"),
  /** OpenAPI 3.0.x. */
  OPENAPI_3_0("OpenAPI 3.0"),
  /** OpenAPI 3.1.x. */
  OPENAPI_3_1("OpenAPI 3.1"),
  /** OpenAPI 3.2.x. */
  OPENAPI_3_2("OpenAPI 3.2");

  private final String title;

  Specification(String title) {
    this.title = title;
  }

  /** Whether it is this one or a later one. */
  public boolean atLeast(Specification other) {
    return compareTo(other) >= 0;
  }

  /** The name that people know. */
  public String title() {
    return title;
  }
}
