package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Located;
import dev.weir.compiler.reference.References;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds path parameters whose values hold slashes. OpenAPI forbids them (3.1, Path Templating), but
 * some definitions have them: Azure's say {@code x-ms-skip-url-encoding}, those made from protobuf
 * files give a pattern, those made from Google's discovery documents write {@code {+name}}. A
 * parameter is matched as one segment, so it must be said; one warning for each name.
 */
final class SpanningParameters {
  /** A whole parameter with a sign that lets it hold slashes, such as {@code {+name}}. */
  static final Pattern SIGNED = Pattern.compile("\\{(?:[+*]+([^{}+*]+)|([^{}+*]+)[+*]+)}");

  private static final List<String> FLAGS = List.of("x-ms-skip-url-encoding", "allowReserved");

  private final PathParameters parameters;
  private final References references;
  private final Problems problems;
  private final Map<String, Found> found = new LinkedHashMap<>();

  /** The first path with a parameter of that kind. */
  private record Found(DefinedPath path, String sign, List<String> others) {}

  SpanningParameters(PathParameters parameters, References references, Problems problems) {
    this.parameters = parameters;
    this.references = references;
    this.problems = problems;
  }

  /** The names of the parameters of a path that stand with such a sign. */
  static List<String> signed(String path) {
    return SIGNED.matcher(path).results().map(SpanningParameters::name).toList();
  }

  /** The name inside a parameter, such as {@code name} of {@code {+name}} and {@code {name}}. */
  static String withoutSign(String parameter) {
    Matcher signed = SIGNED.matcher(parameter);
    return signed.matches()
        ? name(signed.toMatchResult())
        : parameter.substring(1, parameter.length() - 1);
  }

  private static String name(MatchResult signed) {
    return signed.group(1) == null ? signed.group(2) : signed.group(1);
  }

  /** Looks at one path. */
  void look(DefinedPath path, List<DefinedOperation> operations) {
    signed(path.path()).forEach(name -> add(name, path, "as it is written"));
    List<Located> declared = new ArrayList<>(parameters.of(path.node()));
    operations.forEach(operation -> declared.addAll(parameters.of(operation.node())));
    for (Located parameter : declared) {
      Optional<String> name = parameter.text("name");
      Optional<String> sign = sign(parameter);
      if (name.isPresent() && sign.isPresent()) {
        add(name.get(), path, sign.get());
      }
    }
  }

  /** One that stands for the rest of the path is no parameter of the template any more. */
  private void add(String name, DefinedPath path, String sign) {
    if (path.template().text().contains("{" + name + "}")) {
      Found first = found.computeIfAbsent(name, unused -> new Found(path, sign, new ArrayList<>()));
      if (!first.path().path().equals(path.path()) && !first.others().contains(path.path())) {
        first.others().add(path.path());
      }
    }
  }

  private Optional<String> sign(Located parameter) {
    for (String flag : FLAGS) {
      if (parameter.text(flag).filter("true"::equals).isPresent()) {
        return Optional.of(flag);
      }
    }
    return parameter
        .text("pattern")
        .or(
            () ->
                parameter
                    .get("schema")
                    .flatMap(references::follow)
                    .flatMap(schema -> schema.text("pattern")))
        .filter(SpanningParameters::takesSlash)
        .map(pattern -> "its pattern");
  }

  /** Whether a slash stands in a regular expression anywhere but in {@code [^…]}. */
  static boolean takesSlash(String pattern) {
    int set = -1;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '/' && (set < 0 || pattern.charAt(set + 1) != '^')) {
        return true;
      }
      if (c == '\\') {
        i += pattern.startsWith("/", i + 1) ? 0 : 1;
      } else if (c == '[' && set < 0) {
        set = i;
      } else if (c == ']' && set >= 0 && i > set + (pattern.charAt(set + 1) == '^' ? 2 : 1)) {
        set = -1;
      }
    }
    return false;
  }

  /** Tells what was found. */
  void report() {
    found.forEach(
        (name, first) ->
            problems.warning(
                "spanning-parameter",
                first.path().place(),
                "",
                "the path \""
                    + first.path().path()
                    + "\" has {"
                    + name
                    + "}, whose value may hold slashes ("
                    + first.sign()
                    + "), but is matched as one segment"
                    + others(first.others().size()),
                "calls with a slash in it are not served: add a path with a parameter for each"
                    + " segment; as the last segment {+"
                    + name
                    + "} stands for all that follows"));
  }

  private static String others(int count) {
    return count == 0 ? "" : "; so it is in " + count + (count == 1 ? " more path" : " more paths");
  }
}
