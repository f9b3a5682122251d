package dev.weir.cli;

import picocli.CommandLine.IVersionProvider;

/** The versions of Weir (from the manifest of its jar) and of the Java it runs on. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "weir " + weir(),
      "java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
      "os " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
    };
  }

  private static String weir() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpacked" : version;
  }
}
