package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.PathText;
import dev.weir.compiler.openapi.Server;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads where callers find an API. Where nobody gives a {@code context}, it is the path of the
 * definition's first server: callers keep the paths that the definition promises.
 */
final class ContextReader {
  private static final String VERSION = "{version}";

  private final ApiDefinition definition;
  private final Section api;
  private final Map<String, String> origins;

  ContextReader(ApiDefinition definition, Section api, Map<String, String> origins) {
    this.definition = definition;
    this.api = api;
    this.origins = origins;
  }

  List<String> read(String version) {
    Setting context = api.get("context");
    Setting defaultVersion = api.get("default-version");
    boolean alsoWithout = defaultVersion.flag(false);
    if (!context.present()) {
      if (alsoWithout) {
        needsVersion(defaultVersion);
      }
      return List.of(ofFirstServer());
    }
    origins.put("context", context.place().toString());
    String written = context.text("");
    String with = plain(context, written.replace(VERSION, version), written.contains(VERSION));
    if (!alsoWithout) {
      return List.of(with);
    }
    if (!written.contains(VERSION)) {
      needsVersion(defaultVersion);
      return List.of(with);
    }
    String without = written.replace("/" + VERSION, "").replace(VERSION, "");
    return List.of(with, plain(context, without, false));
  }

  private static void needsVersion(Setting defaultVersion) {
    defaultVersion.error(
        "wrong-value",
        "makes sense only where the context holds {version}",
        "write context: /name/{version}, or remove default-version");
  }

  private String ofFirstServer() {
    List<Server> servers = definition.servers().servers();
    if (servers.isEmpty()) {
      return "";
    }
    Server first = definition.servers().chosen().orElse(servers.get(0));
    Optional<String> context =
        PathText.canonical(first.path()).filter(path -> ContextReader.sound(path).isEmpty());
    if (context.isEmpty()) {
      api.problems()
          .error(
              "bad-context",
              first.place(),
              "",
              "the path of its server, " + first.path() + ", cannot be the API's context",
              "give a context in weir.yaml");
      return "";
    }
    if (!context.get().isEmpty()) {
      origins.put("context", first.place().toString());
      api.problems()
          .note(
              "context-of-server",
              first.place(),
              "",
              "callers find the API below " + context.get() + ", the path of its server",
              "a context in weir.yaml chooses another");
    }
    return context.get();
  }

  private static String plain(Setting context, String text, boolean hasVersion) {
    String path = text.equals("/") ? "" : text;
    String wrong = sound(path).orElse("");
    if (!wrong.isEmpty()) {
      context.error(
          "wrong-value",
          "\"" + text + "\" " + wrong,
          hasVersion ? "check version as well" : "for example /orders or /orders/{version}");
    }
    return path;
  }

  /** What is wrong with a context; empty when nothing is. */
  private static Optional<String> sound(String path) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (!path.startsWith("/")) {
      return Optional.of("does not begin with /");
    }
    if (path.endsWith("/")) {
      return Optional.of("ends with /");
    }
    if (path.contains("{") || path.contains("}")) {
      return Optional.of("has braces; only {version} may stand in a context");
    }
    if (path.contains("//") || (path + "/").contains("/./") || (path + "/").contains("/../")) {
      return Optional.of("has an empty segment or one of dots");
    }
    if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0 || path.indexOf(';') >= 0) {
      return Optional.of("has a ?, # or ; in it");
    }
    return PathText.canonical(path).filter(path::equals).isPresent()
        ? Optional.empty()
        : Optional.of("has characters that must be encoded");
  }
}
