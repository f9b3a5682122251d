package dev.weir.policies.mock;

import dev.weir.config.Setting;

/**
 * Which statuses a response of a definition stands for: {@code 404}, {@code 4XX} or {@code
 * default}.
 *
 * @param least the first of them
 * @param most the last of them
 */
record StatusRange(int least, int most) {
  static final StatusRange DEFAULT = new StatusRange(200, 599);

  /** Whether it stands for one status only. */
  boolean exact() {
    return least == most;
  }

  boolean holds(int status) {
    return status >= least && status <= most;
  }

  /** How many statuses it stands for: the fewer, the better it fits. */
  int width() {
    return most - least;
  }

  static StatusRange read(Setting setting) {
    String text = setting.required().text("default");
    if (text.equals("default")) {
      return DEFAULT;
    }
    if (text.matches("[2-5](XX|xx)")) {
      int hundred = (text.charAt(0) - '0') * 100;
      return new StatusRange(hundred, hundred + 99);
    }
    if (text.matches("[2-5][0-9][0-9]")) {
      int status = Integer.parseInt(text);
      return new StatusRange(status, status);
    }
    setting.error(
        "wrong-value",
        "\"" + text + "\" is not a status from 200 to 599, such as 404, 4XX or default",
        "");
    return DEFAULT;
  }
}
