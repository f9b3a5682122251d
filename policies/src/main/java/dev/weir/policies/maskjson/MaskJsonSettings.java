package dev.weir.policies.maskjson;

import java.util.List;

/**
 * Settings of {@code mask-json}.
 *
 * @param values which values are hidden
 * @param with the text that stands in their place
 * @param maxSize the largest answer that is read, in bytes; a larger one is refused
 */
record MaskJsonSettings(List<Pointer> values, String with, long maxSize) {
  static final String WITH = "***";
  static final long MAX_SIZE = 1 << 20;

  MaskJsonSettings {
    values = List.copyOf(values);
  }
}
