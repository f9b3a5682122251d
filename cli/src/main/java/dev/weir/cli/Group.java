package dev.weir.cli;

/** The parts of the help, in its order. */
enum Group {
  AUTHOR("Author"),
  BUILD("Build"),
  RUN("Run"),
  WATCH("Watch"),
  OTHER("Other"),
  /** Not shown: for the launcher. */
  HIDDEN("");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  /** As the help shows it; empty for a group that it does not show. */
  String title() {
    return title;
  }
}
