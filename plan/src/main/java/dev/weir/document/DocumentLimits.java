package dev.weir.document;

/**
 * How much one document may ask of the reader. What is beyond is a problem of the document, never a
 * failure of the process.
 *
 * @param bytes size of the file
 * @param depth mappings and lists within one another, aliases followed
 * @param nodes values in all, those counted again that an alias or merge key repeats
 */
public record DocumentLimits(int bytes, int depth, int nodes) {
  /** 64 MB, 200 levels, 3 million values: above any definition seen in the wild. */
  public static final DocumentLimits DEFAULT = new DocumentLimits(64 << 20, 200, 3_000_000);
}
