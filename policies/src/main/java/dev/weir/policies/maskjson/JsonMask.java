package dev.weir.policies.maskjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Replaces values of a JSON text. The text is read to its end, so a broken one is never passed on;
 * what lies between the replaced values is copied byte by byte, numbers and order included.
 */
final class JsonMask {
  /** Without interning: names come from backends and may be many. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private final PointerTree root;
  private final byte[] with;

  JsonMask(List<Pointer> values, String with) {
    this.root = PointerTree.of(values);
    this.with =
        ('"' + new String(JsonStringEncoder.getInstance().quoteAsString(with)) + '"')
            .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The masked text; the very same array when nothing was masked.
   *
   * @throws IOException when it is not exactly one JSON value in UTF-8
   */
  byte[] apply(byte[] text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      Walk walk = new Walk(text, parser);
      parser.nextToken();
      walk.value(root);
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return walk.result();
    } catch (IllegalStateException tooManyColliding) {
      throw new IOException("names made to collide", tooManyColliding);
    }
  }

  /** One text being walked. */
  private final class Walk {
    private final byte[] text;
    private final JsonParser parser;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int copied;

    Walk(byte[] text, JsonParser parser) {
      this.text = text;
      this.parser = parser;
    }

    /** Handles the value at the current token, and stands on its last token afterwards. */
    void value(PointerTree node) throws IOException {
      if (node.masked()) {
        replace();
      } else if (node == PointerTree.NOWHERE) {
        skip();
      } else if (parser.currentToken() == JsonToken.START_OBJECT) {
        while (next() != JsonToken.END_OBJECT) {
          PointerTree below = node.member(parser.currentName());
          next();
          value(below);
        }
      } else if (parser.currentToken() == JsonToken.START_ARRAY) {
        for (int index = 0; next() != JsonToken.END_ARRAY; index++) {
          value(node.item(index));
        }
      } else {
        skip();
      }
    }

    private void replace() throws IOException {
      int from = offset(parser.currentTokenLocation().getByteOffset());
      skip();
      out.write(text, copied, from - copied);
      out.write(with);
      copied = offset(parser.currentLocation().getByteOffset());
    }

    /** Reads to the end of the value; a text is read whole, so that its escapes are checked too. */
    private void skip() throws IOException {
      if (parser.currentToken() == null) {
        throw new IOException("no value");
      }
      int depth = 0;
      while (true) {
        if (parser.currentToken().isStructStart()) {
          depth++;
        } else if (parser.currentToken().isStructEnd()) {
          depth--;
        }
        parser.finishToken();
        if (depth == 0) {
          return;
        }
        next();
      }
    }

    private JsonToken next() throws IOException {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new IOException("cut off");
      }
      return token;
    }

    byte[] result() {
      if (copied == 0) {
        return text;
      }
      out.write(text, copied, text.length - copied);
      return out.toByteArray();
    }

    /** The parser knows no offsets in texts that are not UTF-8. */
    private int offset(long offset) throws IOException {
      if (offset < copied || offset > text.length) {
        throw new IOException("not UTF-8");
      }
      return (int) offset;
    }
  }
}
