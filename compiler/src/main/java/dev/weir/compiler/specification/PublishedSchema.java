package dev.weir.compiler.specification;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.weir.compiler.reference.Pointer;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON Schema of one specification, ready to check definitions. Thread-safe. */
final class PublishedSchema {
  private static final Map<Specification, PublishedSchema> READ =
      new EnumMap<>(Specification.class);
  private static final URI ID = URI.create("urn:weir:specification");

  private final Node schema;

  private PublishedSchema(Node schema) {
    this.schema = schema;
  }

  static PublishedSchema of(Specification specification) {
    synchronized (READ) {
      return READ.computeIfAbsent(
          specification,
          unused -> new PublishedSchema(Choices.rewrite(Draft4.modern(read(specification)))));
    }
  }

  /** Checks a definition, piece by piece; at most about so many errors are returned. */
  List<Error> check(Specification specification, Node definition, int most) {
    Validator validator =
        new ValidatorFactory()
            .withJsonNodeFactory(new CheckedValues())
            .withEvaluatorFactory(UniqueItems.factory())
            .withDisabledSchemaValidation(true)
            .createValidator();
    validator.registerSchema(ID, (JsonNode) new CheckedValue(schema, ""));
    Map<String, URI> starts = new HashMap<>();
    List<Error> errors = new ArrayList<>();
    for (Pieces.Piece piece : Pieces.of(specification, definition)) {
      URI start = starts.computeIfAbsent(piece.schema(), pointer -> start(validator, pointer));
      CheckedValue value = new CheckedValue(piece.node(), piece.pointer());
      errors.addAll(validator.validate(start, (JsonNode) value).getErrors());
      if (errors.size() > most) {
        break;
      }
    }
    return errors;
  }

  private static URI start(Validator validator, String pointer) {
    if (pointer.isEmpty()) {
      return ID;
    }
    URI id = URI.create(ID + pointer.replace("/", ":").replace("$", ""));
    Node reference = Node.mapping().put("$ref", ID + "#" + pointer).build();
    validator.registerSchema(id, (JsonNode) new CheckedValue(reference, ""));
    return id;
  }

  /** The schema at the place that an error names; empty for a place in another schema. */
  Optional<Node> at(String schemaLocation) {
    int hash = schemaLocation.indexOf('#');
    return Pointer.find(schema, hash < 0 ? "" : schemaLocation.substring(hash + 1));
  }

  private static Node.Mapping read(Specification specification) {
    String file =
        switch (specification) {
          case SWAGGER_2_0 -> "swagger-2.0.json";
          case OPENAPI_3_0 -> "openapi-3.0.json";
          case OPENAPI_3_1 -> "openapi-3.1.json";
          case OPENAPI_3_2 -> "openapi-3.2.json";
        };
    try (InputStream in = PublishedSchema.class.getResourceAsStream(file)) {
      if (in != null) {
        Optional<Node> schema = new DocumentReader().read(file, in.readAllBytes(), new Problems());
        if (schema.orElse(null) instanceof Node.Mapping mapping) {
          return mapping;
        }
      }
      throw new IllegalStateException("the schema " + file + " is missing from the installation");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
