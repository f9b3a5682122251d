package dev.weir.gateway.settings;

import dev.weir.config.Node;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a collector: its URL, or a mapping with {@code url}, {@code headers}, {@code trust}. */
final class OtlpReader {
  private final Map<String, Path> trust;

  /** With the certificates that the operator named. */
  OtlpReader(Map<String, Path> trust) {
    this.trust = trust;
  }

  Optional<OtlpSettings> read(Setting setting) {
    if (!setting.present()) {
      return Optional.empty();
    }
    if (!(setting.node().orElseThrow() instanceof Node.Mapping)) {
      return url(setting).map(url -> new OtlpSettings(url, Map.of(), Optional.empty()));
    }
    Section section = setting.section();
    Optional<URI> url = url(section.get("url").required());
    Map<String, String> headers = headers(section.get("headers"));
    Optional<Path> certificates = trust(section.get("trust"));
    section.done();
    return url.map(known -> new OtlpSettings(known, headers, certificates));
  }

  private static Optional<URI> url(Setting setting) {
    Optional<String> text = setting.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(text.get());
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // told below
    }
    setting.error(
        "wrong-value",
        "should be the http or https URL of a collector",
        "for example http://localhost:4318; credentials go into headers");
    return Optional.empty();
  }

  private static Map<String, String> headers(Setting setting) {
    Map<String, String> headers = new LinkedHashMap<>();
    setting
        .entries()
        .forEach(
            (name, value) -> {
              if (!LoggedHeaders.isToken(name)) {
                value.error(
                    "wrong-value", "\"" + name + "\" is not the name of a header field", "");
              }
              value.secret().ifPresent(text -> headers.put(name, text));
            });
    return headers;
  }

  private Optional<Path> trust(Setting setting) {
    Optional<String> name = setting.text();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    @Nullable Path file = trust.get(name.get());
    if (file == null) {
      setting.error(
          "unknown-name",
          "names no certificates of trust:",
          Suggest.among(name.get(), trust.keySet()));
    }
    return Optional.ofNullable(file);
  }
}
