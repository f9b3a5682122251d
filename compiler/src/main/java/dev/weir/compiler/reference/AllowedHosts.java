package dev.weir.compiler.reference;

import dev.weir.compiler.files.UnreadableFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The hosts from which documents may be fetched, by name. */
final class AllowedHosts {
  private static final Pattern HOST =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?");

  private final Set<String> hosts;

  private AllowedHosts(Set<String> hosts) {
    this.hosts = hosts;
  }

  /**
   * These; one without a port means the port of the scheme.
   *
   * @throws IllegalArgumentException when one is no host
   */
  static AllowedHosts of(Collection<String> hosts) {
    Set<String> allowed = new HashSet<>();
    for (String host : hosts) {
      String lower = host.strip().toLowerCase(Locale.ROOT);
      if (!HOST.matcher(lower).matches()) {
        throw new IllegalArgumentException(
            "\"" + host + "\" is no host; write it without scheme and path: schemas.example.com");
      }
      allowed.add(lower);
    }
    return new AllowedHosts(allowed);
  }

  /** The URL, when it is one of an allowed host. */
  URI checked(String text) throws UnreadableFile {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw refused(text, "it is no URL", "");
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw refused(text, "only http and https are", "");
    }
    if (url.getHost() == null || url.getRawUserInfo() != null) {
      throw refused(text, "it has no plain host", "");
    }
    String host = url.getHost().toLowerCase(Locale.ROOT);
    int own = scheme.equals("https") ? 443 : 80;
    int port = url.getPort() < 0 ? own : url.getPort();
    boolean allowed = hosts.contains(host + ":" + port) || (port == own && hosts.contains(host));
    if (!allowed) {
      String name = port == own ? host : host + ":" + port;
      throw refused(
          text,
          "the host " + name + " is not among those that are allowed",
          "copy the document into the project, or allow " + name);
    }
    return url;
  }

  private static UnreadableFile refused(String url, String why, String remedy) {
    return new UnreadableFile("remote-reference", url + " is not fetched: " + why, remedy);
  }
}
