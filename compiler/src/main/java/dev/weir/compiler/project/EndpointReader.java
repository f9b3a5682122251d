package dev.weir.compiler.project;

import dev.weir.compiler.openapi.PathText;
import dev.weir.config.Node;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.plan.EndpointPlan;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reads one endpoint: a URL, or {@code {url: …, weight: …}}. */
final class EndpointReader {
  private static final String EXAMPLE = "for example https://orders.internal:8443/v1";

  private EndpointReader() {}

  /** Empty, and reported, when it is none. */
  static Optional<EndpointPlan> read(Setting setting) {
    if (setting.node().orElse(null) instanceof Node.Mapping) {
      Section endpoint = setting.section();
      Setting url = endpoint.get("url").required();
      int weight = (int) endpoint.get("weight").number(1, 1, 1_000_000);
      endpoint.done();
      return url.present()
          ? url(url).map(text -> new EndpointPlan(text, weight))
          : Optional.empty();
    }
    if (!setting.present()) {
      setting.error("wrong-value", "an endpoint is missing here", EXAMPLE);
      return Optional.empty();
    }
    return url(setting).map(text -> new EndpointPlan(text, 1));
  }

  private static Optional<String> url(Setting setting) {
    String text = setting.text("").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.contains("${")) {
      setting.error(
          "not-available",
          "references in endpoints are not available yet",
          "give the endpoint of each environment in environments/NAME.yaml");
      return Optional.empty();
    }
    try {
      return url(setting, new URI(text));
    } catch (URISyntaxException e) {
      return wrong(setting, "is not a URL", EXAMPLE);
    }
  }

  private static Optional<String> url(Setting setting, URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (scheme.equals("ws") || scheme.equals("wss") || scheme.equals("jms")) {
      setting.error("not-available", scheme + " endpoints are not available yet", "");
      return Optional.empty();
    }
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return wrong(setting, "is not an absolute http or https URL", EXAMPLE);
    }
    if (uri.getHost() == null || uri.getPort() > 65535 || uri.getPort() == 0) {
      return wrong(setting, "has no valid host and port", EXAMPLE);
    }
    if (uri.getRawUserInfo() != null) {
      // The value is not repeated: it holds a password.
      setting.error(
          "literal-secret", "an endpoint holds no user information", "remove what is before @");
      return Optional.empty();
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return wrong(setting, "has a query or fragment", "end it before ? or #");
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    Optional<String> canonical = PathText.canonical(path);
    if (canonical.isEmpty() || path.contains("//") || (path + "/").matches(".*/\\.\\.?/.*")) {
      return wrong(setting, "has a path that is not canonical", EXAMPLE);
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return Optional.of(
        scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + canonical.get());
  }

  private static Optional<String> wrong(Setting setting, String message, String remedy) {
    setting.error("wrong-value", "\"" + setting.text("") + "\" " + message, remedy);
    return Optional.empty();
  }
}
