package dev.weir.compiler.files;

/**
 * How much the compiler is willing to read.
 *
 * @param file bytes of one file
 * @param total bytes of one project
 * @param files files of one project
 */
public record FileCaps(long file, long total, int files) {
  /** 64 MB a file, 256 MB and 10,000 files a project. */
  public static final FileCaps DEFAULT = new FileCaps(64L << 20, 256L << 20, 10_000);
}
