package dev.weir.gateway.settings;

import dev.weir.config.Setting;

/** Names that operators choose. */
final class Names {
  private Names() {}

  static void check(String name, Setting setting) {
    boolean good = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      good &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    if (!good) {
      setting.error(
          "wrong-name",
          "\"" + name + "\" is not a name",
          "use lower-case letters, digits and dashes");
    }
  }
}
