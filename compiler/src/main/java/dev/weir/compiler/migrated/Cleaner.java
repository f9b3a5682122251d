package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives values the meaning that their author had in mind: a remark behind {@code //} is taken off,
 * for YAML knows only {@code #}, and <code>${NAME}</code> becomes the variable of the process
 * environment, as apictl does it. Each remark is a warning, each variable that is missing or empty
 * an error. Not thread-safe.
 */
final class Cleaner {
  private static final Pattern REMARK =
      Pattern.compile("(.*?)\\s+//(?:\\s.*|[^/].*)?", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  /** Values that open an API: a remark behind one of them might have been the value once. */
  private static final Set<String> OPENERS =
      Set.of("authType", "x-auth-type", "x-wso2-disable-security");

  private final Map<String, String> variables;
  private final Problems problems;

  Cleaner(Map<String, String> variables, Problems problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** The same mapping with clean values. */
  Node.Mapping clean(Node.Mapping mapping, String path) {
    Node.Builder clean = Node.mapping();
    mapping
        .members()
        .forEach(
            (key, member) ->
                clean.put(key, member.place(), clean(key, member.value(), join(path, key))));
    return clean.build(mapping.place());
  }

  /** The same value, clean; {@code key} is the nearest key above it. */
  Node clean(String key, Node node, String path) {
    if (node instanceof Node.Mapping mapping) {
      return clean(mapping, path);
    }
    if (node instanceof Node.Sequence list) {
      List<Node> items = new ArrayList<>();
      for (int i = 0; i < list.items().size(); i++) {
        items.add(clean(key, list.items().get(i), path + "[" + i + "]"));
      }
      return new Node.Sequence(items, list.place());
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return scalar.kind() == Node.Kind.TEXT ? scalar(key, scalar, path) : scalar;
  }

  private Node.Scalar scalar(String key, Node.Scalar scalar, String path) {
    String said = withoutRemark(key, scalar, path);
    String text = VARIABLE.matcher(said).find() ? replace(said, scalar.place(), path) : said;
    return text.equals(scalar.text())
        ? scalar
        : new Node.Scalar(scalar.kind(), text, scalar.place());
  }

  private String withoutRemark(String key, Node.Scalar scalar, String path) {
    Matcher remark = REMARK.matcher(scalar.text());
    if (!remark.matches()) {
      return scalar.text();
    }
    if (OPENERS.contains(key)) {
      problems.error(
          "remark-in-value",
          scalar.place(),
          path,
          "the remark behind // belongs to the value, and security does not hang on a guess",
          "write # before the remark");
      return scalar.text();
    }
    problems.warning(
        "remark-in-value",
        scalar.place(),
        path,
        "the remark behind // belongs to the value in YAML; read as \"" + remark.group(1) + "\"",
        "write # before the remark");
    return remark.group(1);
  }

  private String replace(String text, Place place, String path) {
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder replaced = new StringBuilder();
    while (variable.find()) {
      String name = variable.group(1);
      String value = variables.getOrDefault(name, "");
      if (value.isEmpty()) {
        problems.error(
            "missing-variable",
            place,
            path,
            "the environment variable " + name + " is not set",
            "export " + name + "=…");
      }
      variable.appendReplacement(
          replaced, Matcher.quoteReplacement(value.isEmpty() ? "unset" : value));
    }
    return variable.appendTail(replaced).toString();
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
