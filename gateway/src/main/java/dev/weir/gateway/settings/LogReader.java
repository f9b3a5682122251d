package dev.weir.gateway.settings;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code logs}. */
final class LogReader {
  private static final List<String> LEVELS =
      List.of("trace", "debug", "info", "warn", "error", "off");
  private static final Set<String> STREAMS = Set.of("stdout", "stderr", "none");
  private static final Set<String> SECRETS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "x-api-key",
          "apikey",
          "api-key",
          "internal-key",
          "x-jwt-assertion",
          "x-auth-token");

  private final FileSetting files;

  LogReader(FileSetting files) {
    this.files = files;
  }

  /** Both kinds of log. */
  record Logs(LogSettings log, AccessLogSettings access) {}

  Logs read(Setting setting) {
    if (!setting.present()) {
      return new Logs(LogSettings.DEFAULT, AccessLogSettings.STDOUT);
    }
    Section section = setting.section();
    LogSettings log =
        new LogSettings(
            level(section.get("level")),
            section.get("format").choice(LogSettings.Format.class, LogSettings.DEFAULT.format()));
    AccessLogSettings access = access(section.get("access"));
    section.done();
    return new Logs(log, access);
  }

  private static String level(Setting setting) {
    String level = setting.text(LogSettings.DEFAULT.level());
    if (!LEVELS.contains(level)) {
      setting.error(
          "wrong-value",
          "\"" + level + "\" is not one of " + String.join(", ", LEVELS),
          Suggest.among(level, LEVELS));
      return LogSettings.DEFAULT.level();
    }
    return level;
  }

  private AccessLogSettings access(Setting setting) {
    if (!setting.present()) {
      return AccessLogSettings.STDOUT;
    }
    Section section = setting.section();
    Setting to = section.get("to");
    String target = to.text(AccessLogSettings.STDOUT.to());
    if (!STREAMS.contains(target)) {
      Optional<Path> file = files.path(to);
      target = file.map(Path::toString).orElse(target);
    }
    AccessLogSettings access =
        new AccessLogSettings(
            target,
            section
                .get("format")
                .choice(AccessLogSettings.Format.class, AccessLogSettings.Format.TEXT),
            headers(section.get("headers")),
            Math.toIntExact(section.get("sample").percent(100)));
    section.done();
    return access;
  }

  private static List<String> headers(Setting setting) {
    List<String> headers = new ArrayList<>();
    for (Setting item : setting.items()) {
      String name = item.text("").toLowerCase(Locale.ROOT);
      if (SECRETS.contains(name)) {
        item.error("secret-in-log", name + " holds secrets and is never logged", "leave it out");
      } else if (!isToken(name)) {
        item.error("wrong-value", "\"" + name + "\" is not the name of a header field", "");
      } else {
        headers.add(name);
      }
    }
    return headers;
  }

  // RFC 9110 §5.6.2
  private static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > 127 || (!Character.isLetterOrDigit(c) && "!#$%&'*+-.^_`|~".indexOf(c) < 0)) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
