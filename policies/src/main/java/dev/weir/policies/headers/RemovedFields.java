package dev.weir.policies.headers;

import dev.weir.config.Setting;
import dev.weir.policies.text.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Settings of {@code remove-header}: one name or a list; a {@code *} at the end stands for any
 * ending.
 *
 * @param names whole names
 * @param prefixes beginnings of names, in lower case
 */
record RemovedFields(List<String> names, List<String> prefixes) {
  RemovedFields {
    names = List.copyOf(names);
    prefixes = List.copyOf(prefixes);
  }

  static RemovedFields read(Setting setting) {
    List<String> names = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    for (Setting item : setting.oneOrMore()) {
      item.text().ifPresent(text -> sort(text, item, names, prefixes));
    }
    return new RemovedFields(names, prefixes);
  }

  private static void sort(String text, Setting item, List<String> names, List<String> prefixes) {
    int star = text.indexOf('*');
    if (star < 0) {
      if (FieldNames.check(text, item)) {
        names.add(text);
      }
    } else if (star == 0) {
      item.error(
          "bad-header-name",
          "* would remove every header",
          "write the beginning of the names, for example X-Internal-*");
    } else if (star < text.length() - 1) {
      item.error("bad-header-name", "a * stands at the end of a name only", "");
    } else if (Ascii.token(text)) {
      prefixes.add(text.substring(0, star).toLowerCase(Locale.ROOT));
    } else {
      item.error("bad-header-name", "\"" + text + "\" is not a header name", "");
    }
  }
}
