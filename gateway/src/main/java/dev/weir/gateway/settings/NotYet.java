package dev.weir.gateway.settings;

import dev.weir.config.Section;
import dev.weir.config.Setting;

/** Keys that are part of the syntax and not available yet: an error that says so. */
final class NotYet {
  private NotYet() {}

  static void refuse(Section section, String... keys) {
    for (String key : keys) {
      Setting setting = section.get(key);
      if (setting.present()) {
        refuse(setting);
      }
    }
  }

  static void refuse(Setting setting) {
    setting.error("not-available", "is not available yet", "leave it out until it is");
  }
}
