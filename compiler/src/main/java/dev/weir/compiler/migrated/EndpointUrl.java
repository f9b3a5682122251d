package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a backend as these products write it: a URL whose scheme may be missing, or a
 * query of a service registry with a URL to fall back to. Messages never show the address, for it
 * may hold a password.
 */
final class EndpointUrl {
  private static final Pattern CONSUL = Pattern.compile("consul\\(.*\\)\\s*(?:,\\s*(\\S.*))?");
  private static final Pattern ETCD =
      Pattern.compile("etcd\\(\\s*[^,)]*(?:,\\s*([^)]*\\S)\\s*)?\\)");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):/?/?.*");

  private final Problems problems;

  EndpointUrl(Problems problems) {
    this.problems = problems;
  }

  /** The absolute URL; empty, and reported, when there is no way to call it. */
  Optional<Node.Scalar> read(Node.Scalar written, String path) {
    String text = written.text().strip();
    Matcher consul = CONSUL.matcher(text);
    if (consul.matches()) {
      return registry(written, path, "Consul", consul.group(1));
    }
    Matcher etcd = ETCD.matcher(text);
    if (etcd.matches()) {
      return registry(written, path, "etcd", etcd.group(1));
    }
    return url(written, text, path);
  }

  /** The path of an absolute URL, without a slash at its end. */
  static String basePath(String url) {
    int start = url.indexOf('/', url.indexOf("://") + 3);
    String path = start < 0 ? "" : url.substring(start);
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private Optional<Node.Scalar> registry(
      Node.Scalar written, String path, String registry, @Nullable String fallback) {
    if (fallback == null || fallback.isBlank()) {
      problems.error(
          "wso2-refused",
          written.place(),
          path,
          "backends are not looked up in "
              + registry
              + " yet, and no address to fall back to is given",
          "write the URL of the backend");
      return Optional.empty();
    }
    problems.warning(
        "wso2-not-honoured",
        written.place(),
        path,
        "backends are not looked up in " + registry + " yet: the address to fall back to is called",
        "write the URL of the backend");
    return url(written, fallback.strip(), path);
  }

  private Optional<Node.Scalar> url(Node.Scalar written, String text, String path) {
    if (text.startsWith("/")) {
      problems.error(
          "wrong-value", written.place(), path, "names no host to call", "write an absolute URL");
      return Optional.empty();
    }
    if (!text.contains("://") && !text.startsWith("jms:")) {
      return Optional.of(new Node.Scalar(Node.Kind.TEXT, "http://" + text, written.place()));
    }
    Matcher scheme = SCHEME.matcher(text);
    String name = scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
    if (name.equals("http") || name.equals("https")) {
      return Optional.of(new Node.Scalar(Node.Kind.TEXT, text, written.place()));
    }
    problems.error(
        "wso2-refused",
        written.place(),
        path,
        "backends of the kind " + name + " are not available yet",
        "write an http:// or https:// URL");
    return Optional.empty();
  }
}
