package dev.weir.compiler.migrated;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.Server;
import dev.weir.compiler.project.Names;
import dev.weir.compiler.reference.Located;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Name, version, context, default version and transports. */
final class Identity {
  private final ApiFile api;
  private final ApiDefinition definition;
  private final Node.Mapping extensions;
  private final Problems problems;

  Identity(ApiFile api, ApiDefinition definition, Node.Mapping extensions, Problems problems) {
    this.api = api;
    this.definition = definition;
    this.extensions = extensions;
    this.problems = problems;
  }

  void write(Layer layer) {
    name(layer);
    version(layer);
    context(layer);
    if (Values.flag(api.data(), "isDefaultVersion")) {
      Place place = Values.scalar(api.data(), "isDefaultVersion").orElseThrow().place();
      layer.put("default-version", Layer.yes(place));
    }
    transports(layer);
  }

  private void name(Layer layer) {
    Place title = place(definition.root().get("info").flatMap(info -> info.get("title")));
    Optional<Node.Scalar> own = required("name");
    own.ifPresent(name -> disagreement(name, "info.title", definition.title(), title));
    String name = own.map(Node.Scalar::text).orElse(definition.title());
    layer.putText("name", Names.slug(name), own.map(Node.Scalar::place).orElse(title));
  }

  private void version(Layer layer) {
    Place written = place(definition.root().get("info").flatMap(info -> info.get("version")));
    Optional<Node.Scalar> own = required("version");
    own.ifPresent(v -> disagreement(v, "info.version", definition.version(), written));
    String version = own.map(v -> v.text().strip()).orElse(definition.version());
    if (!version.isEmpty()) {
      layer.putText("version", version, own.map(Node.Scalar::place).orElse(written));
    }
  }

  private Optional<Node.Scalar> required(String key) {
    Optional<Node.Scalar> value = Values.scalar(api.data(), key);
    if (value.isEmpty() && api.present()) {
      problems.error("missing-key", api.place(), api.path(key), "is required", "add " + key + ":");
    }
    return value;
  }

  private void disagreement(Node.Scalar own, String path, String other, Place place) {
    if (!other.isEmpty() && !other.strip().equals(own.text().strip())) {
      problems.warning(
          "disagreement",
          place,
          path,
          "\""
              + other
              + "\" differs from \""
              + own.text()
              + "\" at "
              + own.place()
              + ", which holds",
          "write the same in both");
    }
  }

  private void context(Layer layer) {
    Optional<Node.Scalar> own = required("context");
    Optional<Node.Scalar> extension = Values.scalar(extensions, "x-wso2-basePath");
    if (own.isPresent()) {
      String version = Values.text(api.data(), "version").orElse("");
      String context = withVersion(own.get().text().strip(), version);
      extension.ifPresent(base -> compare(base, context, version, own.get()));
      layer.putText("context", context, own.get().place());
    } else if (!api.present()) {
      Optional<Node.Scalar> context = basePath().or(this::servers);
      context.ifPresent(found -> layer.put("context", found));
      if (context.isEmpty()) {
        problems.warning(
            "missing-key",
            definition.root().node().place(),
            "x-wso2-basePath",
            "is missing: the API has the root of the gateway for itself",
            "add x-wso2-basePath: /name/{version}");
      }
    }
  }

  /** {@code x-wso2-basePath} as a context. */
  Optional<Node.Scalar> basePath() {
    return Values.scalar(extensions, "x-wso2-basePath")
        .map(base -> Layer.text(withoutSlash(base.text().strip()), base.place()));
  }

  private static String withVersion(String context, String version) {
    String bare = withoutSlash(context);
    if (bare.contains("{version}")) {
      return bare;
    }
    String ending = "/" + version;
    return !version.isEmpty() && bare.endsWith(ending)
        ? bare.substring(0, bare.length() - ending.length()) + "/{version}"
        : bare + "/{version}";
  }

  private void compare(Node.Scalar base, String context, String version, Node.Scalar own) {
    String written = withoutSlash(base.text().strip()).replace("{version}", version);
    String held = context.replace("{version}", version);
    if (!written.equals(held)) {
      problems.warning(
          "disagreement",
          base.place(),
          "x-wso2-basePath",
          written + " differs from " + held + " of " + own.place() + ", which holds",
          "write the same in both");
    }
  }

  private Optional<Node.Scalar> servers() {
    for (Server server : definition.servers().servers()) {
      if (!server.path().isEmpty()) {
        return Optional.of(Layer.text(server.path(), server.place()));
      }
    }
    return Optional.empty();
  }

  void transports(Layer layer) {
    String key = "x-wso2-transports";
    List<Node.Scalar> written = Values.scalars(extensions, key);
    if (written.isEmpty()) {
      written = Values.scalars(api.data(), "transport");
      key = api.path("transport");
    }
    List<Node> transports = new ArrayList<>();
    for (Node.Scalar transport : written) {
      String word = transport.text().strip().toLowerCase(Locale.ROOT);
      if (word.equals("http") || word.equals("https")) {
        transports.add(Layer.text(word, transport.place()));
      } else {
        problems.error("wrong-value", transport.place(), key, "should be http or https", "");
      }
    }
    if (!transports.isEmpty()) {
      layer.put("transports", new Node.Sequence(transports, transports.get(0).place()));
    }
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private Place place(Optional<Located> value) {
    return value.map(v -> v.node().place()).orElse(definition.root().node().place());
  }
}
