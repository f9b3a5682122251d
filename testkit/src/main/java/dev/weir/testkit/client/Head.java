package dev.weir.testkit.client;

import dev.weir.http.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP/1 message as it came.
 *
 * @param raw every byte of it as Latin-1, the empty line included
 * @param start its first line
 * @param fields its header fields in order
 */
public record Head(String raw, String start, List<Reply.Field> fields) {
  /** Copies the fields. */
  public Head {
    fields = List.copyOf(fields);
  }

  /** Takes a head apart. */
  static Head of(String raw) {
    String[] lines = raw.split("\r\n", -1);
    return new Head(raw, lines[0], fields(lines, 1));
  }

  static List<Reply.Field> fields(String[] lines, int from) {
    List<Reply.Field> fields = new ArrayList<>();
    for (int i = from; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        fields.add(
            new Reply.Field(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
      }
    }
    return fields;
  }

  /** The first value of a field; null when there is none. */
  public @Nullable String get(String name) {
    return first(fields, name);
  }

  static @Nullable String first(List<Reply.Field> fields, String name) {
    for (Reply.Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.value();
      }
    }
    return null;
  }

  /** All values of a field. */
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Reply.Field::value)
        .toList();
  }

  /** The second word of the first line: a request's target, or an answer's status. */
  public String second() {
    return start.split(" ", 3)[1];
  }
}
