package dev.weir.gateway.settings;

import dev.weir.config.Node;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code logs}. */
final class LogReader {
  private static final List<String> LEVELS =
      List.of("trace", "debug", "info", "warn", "error", "off");
  private static final Set<String> STREAMS = Set.of("stdout", "stderr", "none");

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
    String target = destination(section.get("to"), AccessLogSettings.STDOUT.to(), files);
    Setting format = section.get("format");
    Optional<LogPattern> pattern = pattern(format);
    Setting headers = section.get("headers");
    if (pattern.isPresent() && headers.present()) {
      headers.error("wrong-value", "has no effect beside a pattern", "write {header.NAME} in it");
    }
    AccessLogSettings access =
        new AccessLogSettings(
            target,
            pattern.isPresent() ? AccessLogSettings.Format.PATTERN : known(format),
            pattern,
            LoggedHeaders.read(headers),
            Math.toIntExact(section.get("sample").percent(100)));
    section.done();
    return access;
  }

  /** {@code stdout}, {@code stderr}, {@code none}, or the path of a file. */
  static String destination(Setting to, String usual, FileSetting files) {
    String target = to.text(usual);
    return STREAMS.contains(target) ? target : files.path(to).map(Path::toString).orElse(target);
  }

  private static Optional<LogPattern> pattern(Setting format) {
    return format
        .node()
        .filter(node -> node instanceof Node.Scalar scalar && scalar.text().indexOf('{') >= 0)
        .map(node -> LogPattern.read(((Node.Scalar) node).text(), format));
  }

  private static AccessLogSettings.Format known(Setting setting) {
    String word = setting.text("text");
    if (!word.equals("text") && !word.equals("json")) {
      setting.error(
          "wrong-value",
          "\"" + word + "\" is not text, json or a pattern",
          "a pattern names values in braces, for example '{client.ip} {method} {path} {status}'");
    }
    return word.equals("json") ? AccessLogSettings.Format.JSON : AccessLogSettings.Format.TEXT;
  }
}
