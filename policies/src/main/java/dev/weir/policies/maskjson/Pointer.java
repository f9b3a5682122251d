package dev.weir.policies.maskjson;

import dev.weir.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON Pointer (RFC 6901) in which {@code *} also stands for every item of an array.
 *
 * @param tokens the names and indexes on the way, unescaped; at least one
 */
record Pointer(List<String> tokens) {
  Pointer {
    tokens = List.copyOf(tokens);
  }

  static Optional<Pointer> read(Setting setting) {
    String text = setting.text("");
    if (text.isEmpty() || !text.startsWith("/")) {
      setting.error(
          "bad-pointer",
          "\"" + text + "\" is not a JSON Pointer to a value inside the document",
          text.isEmpty() ? "for example /customer/email" : "try /" + text.replace('.', '/'));
      return Optional.empty();
    }
    if (text.matches(".*~([^01].*|)")) {
      setting.error("bad-pointer", "a ~ is followed by 0 or 1", "write ~0 for ~ and ~1 for /");
      return Optional.empty();
    }
    List<String> tokens = new ArrayList<>();
    for (String token : text.substring(1).split("/", -1)) {
      tokens.add(token.replace("~1", "/").replace("~0", "~"));
    }
    return Optional.of(new Pointer(tokens));
  }
}
