package dev.weir.document;

import dev.weir.config.Place;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says what the YAML parser found in words for whoever wrote the file. */
final class YamlMessages {
  private static final String INDENTATION =
      "check the indentation of this line and the lines above it";

  private YamlMessages() {}

  static SyntaxException explain(YamlEngineException e, String file, String text) {
    if (e instanceof ReaderException reader) {
      return notPrintable(reader.getCodePoint(), file, text);
    }
    if (e instanceof YamlVersionException) {
      return new SyntaxException(
          Place.startOf(file),
          "the %YAML line asks for a version that does not exist",
          "remove it");
    }
    if (!(e instanceof MarkedYamlEngineException marked)) {
      return new SyntaxException(Place.startOf(file), "the file cannot be read as YAML", "");
    }
    Place place = YamlDocument.place(file, marked.getProblemMark());
    Place began =
        marked.getContextMark().isPresent()
            ? YamlDocument.place(file, marked.getContextMark())
            : place;
    String problem = marked.getProblem() == null ? "" : marked.getProblem();
    String context = marked.getContext() == null ? "" : marked.getContext();
    return explain(problem, context, place, began, character(text, marked));
  }

  private static SyntaxException explain(
      String problem, String context, Place place, Place began, String character) {
    if (problem.contains("\\t(TAB)")) {
      return new SyntaxException(place, "a tab is used for indentation", "indent with spaces");
    }
    if (problem.contains("cannot start any token")) {
      return new SyntaxException(
          place, "a text cannot begin with " + character, "put the text in quotes");
    }
    if (context.contains("quoted scalar") && problem.contains("end of stream")) {
      return new SyntaxException(
          began,
          "the quote that begins here is not closed",
          "close it, or put the text in the other kind of quotes");
    }
    if (problem.contains("unknown escape") || problem.contains("escape sequence")) {
      return new SyntaxException(
          place,
          "this escape means nothing in YAML",
          "write \\\\ for a backslash, or put the text in single quotes");
    }
    if (context.contains("alias") || context.contains("anchor")) {
      return new SyntaxException(
          began,
          "a name is missing after " + (context.contains("alias") ? "*" : "&"),
          "put the text in quotes if it begins so");
    }
    if (context.contains("tag") || problem.contains("tag handle")) {
      return new SyntaxException(
          began, "this tag cannot be read", "put the text in quotes if it begins with !");
    }
    if (context.contains("flow sequence") || context.contains("flow mapping")) {
      String end = context.contains("sequence") ? "]" : "}";
      return new SyntaxException(
          place,
          "a comma or " + end + " is missing; what is open began at " + began,
          "add it, or put a text that holds : , [ ] { } in quotes");
    }
    return block(problem, context, place, began, character);
  }

  private static SyntaxException block(
      String problem, String context, Place place, Place began, String character) {
    if (problem.contains("mapping values are not allowed")) {
      return new SyntaxException(
          place,
          "a colon is not expected here",
          "put a text that holds \": \" in quotes, or " + INDENTATION);
    }
    if (problem.contains("could not find expected ':'")) {
      return new SyntaxException(
          began, "this line is no key with a value", "write key: value, or " + INDENTATION);
    }
    if (problem.contains("sequence entries are not allowed")) {
      return new SyntaxException(
          place, "a list begins where it cannot", "put - on a line of its own, or in quotes");
    }
    if (context.contains("block scalar")) {
      return new SyntaxException(
          place,
          "a text block begins with | or > alone on its line, perhaps with - or + behind it",
          "put the text on the lines below, or in quotes");
    }
    if (context.contains("block mapping") && problem.contains("found '<scalar>'")) {
      return new SyntaxException(
          place,
          "something follows the end of the text in quotes",
          "write a single quote inside single quotes twice, a double one inside double quotes as \\\"");
    }
    if (context.contains("block mapping") || context.contains("block collection")) {
      return new SyntaxException(
          place, "this does not fit into what began at " + began, INDENTATION);
    }
    if (problem.contains("document start")) {
      return new SyntaxException(
          place, "something follows the end of the document", "keep one document in the file");
    }
    return new SyntaxException(place, character + " is not expected here", INDENTATION);
  }

  private static SyntaxException notPrintable(int point, String file, String text) {
    int index = Math.max(0, text.indexOf(point));
    byte[] before = text.substring(0, index).getBytes(StandardCharsets.UTF_8);
    return new SyntaxException(
        new ByteCursor(file, before).at(before.length),
        Shown.character(point) + " is not allowed in YAML",
        "remove it, or write it as an escape in a text in double quotes");
  }

  private static String character(String text, MarkedYamlEngineException e) {
    int index = e.getProblemMark().map(mark -> mark.getIndex()).orElse(0);
    if (index >= text.codePointCount(0, text.length())) {
      return "the end of the file";
    }
    return Shown.character(text.codePointAt(text.offsetByCodePoints(0, index)));
  }
}
