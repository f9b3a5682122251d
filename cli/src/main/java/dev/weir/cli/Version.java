package dev.weir.cli;

import java.util.List;

/** The versions of Weir (from the manifest of its jar) and of the Java it runs on. */
public final class Version {
  private Version() {}

  /** One line each for Weir, Java and the operating system. */
  static List<String> lines() {
    return List.of(
        "weir " + weir(),
        "java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        "os " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /** The version of Weir; {@code unpacked} when it does not run from its jar. */
  public static String weir() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpacked" : version;
  }
}
