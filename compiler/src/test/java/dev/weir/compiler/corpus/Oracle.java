package dev.weir.compiler.corpus;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The routes of a definition as swagger-parser and a few lines of our own find them: paths cut at
 * {@code ?} and {@code #} and encoded naively, without the compiler's code.
 */
final class Oracle {
  private Oracle() {}

  /**
   * What it finds.
   *
   * @param routes lines of method, a tab, and template
   * @param references templates of path items that are a reference, which it does not follow
   */
  record Found(Set<String> routes, Set<String> references) {}

  static Found read(Path file) throws IOException {
    ParseOptions options = new ParseOptions();
    options.setResolve(false);
    OpenAPI parsed =
        new OpenAPIV3Parser().readContents(Files.readString(file), null, options).getOpenAPI();
    Set<String> routes = new TreeSet<>();
    Set<String> references = new TreeSet<>();
    if (parsed != null && parsed.getPaths() != null) {
      parsed.getPaths().forEach((path, item) -> add(path, item, routes));
      parsed
          .getPaths()
          .forEach(
              (path, item) -> {
                if (item.get$ref() != null) {
                  references.add(template(path));
                }
              });
    }
    return new Found(routes, references);
  }

  private static void add(String path, PathItem item, Set<String> routes) {
    item.readOperationsMap()
        .keySet()
        .forEach(method -> routes.add(method.name() + "\t" + template(path)));
  }

  static String template(String path) {
    StringBuilder template = new StringBuilder();
    boolean parameter = false;
    for (int i = 0; i < path.length(); ) {
      int c = path.codePointAt(i);
      i += Character.charCount(c);
      if (!parameter && (c == '?' || c == '#')) {
        break;
      }
      parameter = c == '{' || (parameter && c != '}');
      if (parameter || c == '}' || "/%-._~!$&'()*+,;=:@".indexOf(c) >= 0 || isWord(c)) {
        template.appendCodePoint(c);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          template.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
      }
    }
    return template.toString();
  }

  private static boolean isWord(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
