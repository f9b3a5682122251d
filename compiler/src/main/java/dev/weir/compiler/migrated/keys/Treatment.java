package dev.weir.compiler.migrated.keys;

/** What becomes of a key of a migrated project. */
public enum Treatment {
  /** It means here what it meant there. */
  HONOURED("honoured"),
  /** It describes the API for portals and people; a gateway never acted on it. */
  DESCRIPTIVE("no effect"),
  /** Not honoured; leaving it out makes the API stricter or less capable, never more open. */
  WARNED("warning"),
  /** Not honoured, and leaving it out would let through what it held back: the API is not built. */
  REFUSED("error");

  private final String word;

  Treatment(String word) {
    this.word = word;
  }

  /** The word for it in the documentation. */
  public String word() {
    return word;
  }
}
