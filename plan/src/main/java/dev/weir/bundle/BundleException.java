package dev.weir.bundle;

/**
 * A bundle that cannot be written or is not accepted. The message is for people: which entry, what
 * is wrong, what to do.
 */
public final class BundleException extends Exception {
  /**
   * @param entry the entry that is wrong; empty when it is the bundle
   * @param problem what is wrong with it, without a final full stop
   * @param remedy what to do; empty when the problem says it
   */
  public BundleException(String entry, String problem, String remedy) {
    super(
        (entry.isEmpty() ? "" : entry + ": ")
            + problem
            + (remedy.isEmpty() ? "" : " (" + remedy + ")"));
  }

  BundleException(String entry, String problem) {
    this(entry, problem, "build the bundle again, or copy it again");
  }
}
