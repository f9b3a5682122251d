package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Place;

/**
 * What {@code api.yaml} says, whichever of its three forms it has: with an envelope, flat, or that
 * of exports before 4.0.
 *
 * @param data name, context and so on, clean, in the words of 4.0 and later; empty when there is no
 *     such file
 * @param prefix what stands before a key in problems: {@code data.} or nothing
 * @param present whether there is such a file at all
 * @param place where the file begins
 */
record ApiFile(Node.Mapping data, String prefix, boolean present, Place place) {
  /** A project without api.yaml: that of the Microgateway, or a definition alone. */
  static final ApiFile NONE = new ApiFile(Node.mapping().build(), "", false, Place.NONE);

  /** The keys that lead to a key. */
  String path(String key) {
    return prefix + key;
  }
}
