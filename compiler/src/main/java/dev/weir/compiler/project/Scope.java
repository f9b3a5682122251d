package dev.weir.compiler.project;

/**
 * A set of operations that settings may be written for.
 *
 * @param level how near it is to an operation
 * @param name empty for the API; a tag, a template, or the id of an operation
 */
record Scope(Level level, String name) {
  /** All operations. */
  static final Scope API = new Scope(Level.API, "");

  /** From far to near. */
  enum Level {
    API,
    TAG,
    PATH,
    OPERATION
  }
}
