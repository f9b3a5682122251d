package dev.weir.cli;

/** What most commands can write. */
public enum OutputFormat {
  TEXT,
  JSON;

  /** By the name that is typed. */
  public static OutputFormat named(String name) {
    return switch (name) {
      case "text" -> TEXT;
      case "json" -> JSON;
      default -> throw CommandFailure.misuse("there is no format " + name, "text or json");
    };
  }
}
