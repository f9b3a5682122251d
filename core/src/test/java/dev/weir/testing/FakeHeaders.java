package dev.weir.testing;

import dev.weir.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields in a list, as strict as {@link Headers} says. */
public final class FakeHeaders implements Headers {
  private record Field(String name, String value) {}

  private final List<Field> fields = new ArrayList<>();
  private boolean visiting;

  /** Fields from names and values in turn. */
  public static FakeHeaders of(String... namesAndValues) {
    FakeHeaders headers = new FakeHeaders();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  @Override
  public @Nullable String get(String name) {
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        return field.value;
      }
    }
    return null;
  }

  @Override
  public List<String> getAll(String name) {
    return fields.stream()
        .filter(field -> field.name.equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  @Override
  public boolean contains(String name) {
    return get(name) != null;
  }

  @Override
  public void set(String name, String value) {
    check(name, value);
    remove(name);
    fields.add(new Field(name, value));
  }

  @Override
  public void add(String name, String value) {
    check(name, value);
    fields.add(new Field(name, value));
  }

  @Override
  public void remove(String name) {
    unvisited();
    fields.removeIf(field -> field.name.equalsIgnoreCase(name));
  }

  @Override
  public void forEach(BiConsumer<String, String> visitor) {
    visiting = true;
    try {
      fields.forEach(field -> visitor.accept(field.name, field.value));
    } finally {
      visiting = false;
    }
  }

  /** Every field as {@code Name: value}, in order. */
  public List<String> lines() {
    return fields.stream().map(field -> field.name + ": " + field.value).toList();
  }

  @Override
  public String toString() {
    return lines().toString();
  }

  private void check(String name, String value) {
    unvisited();
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new IllegalArgumentException("not a token: " + name);
    }
    if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
      throw new IllegalArgumentException("a control character in the value of " + name);
    }
    if (!value.equals(value.strip())) {
      throw new IllegalArgumentException("blanks around the value of " + name);
    }
  }

  private void unvisited() {
    if (visiting) {
      throw new IllegalStateException("headers are changed while they are visited");
    }
  }
}
