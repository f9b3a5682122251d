package dev.weir.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.weir.config.Node;
import dev.weir.config.Node.Kind;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON document (RFC 8259) on its way from bytes to values. Not thread-safe. */
final class JsonDocument {
  private static final int SHARED_LENGTH = 32;
  private static final int MOST_SHARED = 20_000;

  private final byte[] bytes;
  private final ByteCursor cursor;
  private final DocumentLimits limits;
  private final Problems problems;
  private final TreeBuilder tree;
  private final Map<String, String> shared = new HashMap<>();

  JsonDocument(String file, byte[] bytes, DocumentLimits limits, Problems problems) {
    this.bytes = bytes;
    this.cursor = new ByteCursor(file, bytes);
    this.limits = limits;
    this.problems = problems;
    this.tree = new TreeBuilder(limits, problems);
  }

  /** Reads it all. {@code remarks} lets {@code //} and {@code /* *}{@code /} pass. */
  Node read(boolean remarks) throws SyntaxException {
    try (JsonParser parser = factory(remarks).createParser(bytes)) {
      return read(parser);
    } catch (StreamConstraintsException e) {
      throw SyntaxException.limit(
          at(e), "a name or number is too long to be read", "shorten it, or put it in quotes");
    } catch (StreamReadException e) {
      throw JsonMessages.explain(e, at(e), tree.innermost(), bytes);
    } catch (IOException | IllegalStateException e) {
      throw new SyntaxException(cursor.at(0), "the file cannot be read as JSON", "");
    }
  }

  private Node read(JsonParser parser) throws IOException, SyntaxException {
    JsonToken token;
    while ((token = parser.nextToken()) != null) {
      Place place = cursor.at(parser.currentTokenLocation().getByteOffset());
      if (tree.root() != null) {
        throw new SyntaxException(
            place, "something follows the end of the document", "keep one document in the file");
      }
      token(token, place, parser);
    }
    Node root = tree.root();
    if (root == null) {
      throw new SyntaxException(
          cursor.at(0), "the file is empty", "write something into it, or name another file");
    }
    return root;
  }

  private void token(JsonToken token, Place place, JsonParser parser)
      throws IOException, SyntaxException {
    switch (token) {
      case START_OBJECT -> tree.openMapping(place);
      case START_ARRAY -> tree.openSequence(place);
      case END_OBJECT, END_ARRAY -> tree.close();
      case FIELD_NAME -> tree.key(parser.currentName(), place);
      default -> tree.add(TreeBuilder.Built.leaf(scalar(token, place, parser)));
    }
  }

  private Node.Scalar scalar(JsonToken token, Place place, JsonParser parser) throws IOException {
    return switch (token) {
      case VALUE_NUMBER_INT -> Scalars.number(Kind.INTEGER, text(parser), place, problems);
      case VALUE_NUMBER_FLOAT -> Scalars.number(Kind.DECIMAL, text(parser), place, problems);
      case VALUE_TRUE -> new Node.Scalar(Kind.BOOLEAN, "true", place);
      case VALUE_FALSE -> new Node.Scalar(Kind.BOOLEAN, "false", place);
      case VALUE_NULL -> new Node.Scalar(Kind.NULL, "null", place);
      default -> new Node.Scalar(Kind.TEXT, text(parser), place);
    };
  }

  /** Short texts repeat thousands of times in a definition; each is kept once. */
  private String text(JsonParser parser) throws IOException {
    String text = parser.getText();
    if (text.length() > SHARED_LENGTH || shared.size() >= MOST_SHARED) {
      return text;
    }
    @Nullable String known = shared.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private Place at(JsonProcessingException e) {
    return cursor.at(e.getLocation() == null ? 0 : e.getLocation().getByteOffset());
  }

  /** A factory per document, so that the names of a hostile one cannot slow down the next. */
  private JsonFactory factory(boolean remarks) {
    return JsonFactory.builder()
        .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, remarks)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth() + 1)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .build())
        .build();
  }
}
