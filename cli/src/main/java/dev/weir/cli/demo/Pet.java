package dev.weir.cli.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Set;

/**
 * A pet of the sample backend.
 *
 * @param id 1 or more
 * @param name not empty
 * @param kind one of {@link #KINDS}
 */
record Pet(int id, String name, String kind) {
  static final Set<String> KINDS = Set.of("cat", "dog", "parrot");

  private static final JsonFactory JSON = new JsonFactory();

  /** Reads a pet that has no number yet; an {@link IOException} says what is wrong. */
  static Pet read(InputStream body, int id) throws IOException {
    String name = "";
    String kind = "";
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("a pet is an object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "name" -> name = json.getValueAsString("");
          case "kind" -> kind = json.getValueAsString("");
          default -> json.skipChildren();
        }
      }
    }
    if (name.isEmpty()) {
      throw new IOException("a pet has a name");
    }
    if (!KINDS.contains(kind)) {
      throw new IOException("a pet is a cat, a dog or a parrot");
    }
    return new Pet(id, name, kind);
  }

  /** As JSON. */
  String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json);
    }
    return text.toString();
  }

  /** Several as a JSON list. */
  static String json(Collection<Pet> pets) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (Pet pet : pets) {
        pet.write(json);
      }
      json.writeEndArray();
    }
    return text.toString();
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", id);
    json.writeStringField("name", name);
    json.writeStringField("kind", kind);
    json.writeEndObject();
  }
}
