package dev.weir.gateway.settings;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.config.Units;
import java.time.Duration;

/** Reads {@code requests} and {@code shutdown}. */
final class RequestReader {
  private static final long KB = 1 << 10;
  private static final long MB = 1 << 20;
  private static final Duration LONGEST = Duration.ofDays(1);

  private RequestReader() {}

  static RequestLimits limits(Setting setting) {
    RequestLimits usual = RequestLimits.DEFAULT;
    if (!setting.present()) {
      return usual;
    }
    Section section = setting.section();
    RequestLimits limits =
        new RequestLimits(
            size(section.get("max-header-size"), usual.maxHeaderSize()),
            Math.toIntExact(section.get("max-headers").number(usual.maxHeaders(), 1, 10_000)),
            size(section.get("max-uri"), usual.maxUri()),
            section.get("max-body").size(usual.maxBody()),
            positive(section.get("header-timeout"), usual.headerTimeout()),
            positive(section.get("idle-timeout"), usual.idleTimeout()));
    NotYet.refuse(section, "max-connections-per-ip");
    section.done();
    return limits;
  }

  static ShutdownSettings shutdown(Setting setting) {
    ShutdownSettings usual = ShutdownSettings.DEFAULT;
    if (!setting.present()) {
      return usual;
    }
    Section section = setting.section();
    ShutdownSettings shutdown =
        new ShutdownSettings(
            bounded(section.get("not-ready-for"), usual.notReadyFor()),
            bounded(section.get("drain"), usual.drain()));
    section.done();
    return shutdown;
  }

  /** A size that must fit into one buffer. */
  private static int size(Setting setting, int usual) {
    long size = setting.size(usual);
    if (size < KB || size > MB) {
      setting.error("wrong-value", "should be from 1KB to 1MB", "");
      return usual;
    }
    return Math.toIntExact(size);
  }

  private static Duration positive(Setting setting, Duration usual) {
    Duration time = bounded(setting, usual);
    if (time.isZero()) {
      setting.error(
          "wrong-value", "must not be zero: a caller could hold a connection for ever", "");
      return usual;
    }
    return time;
  }

  private static Duration bounded(Setting setting, Duration usual) {
    Duration time = setting.duration(usual);
    if (time.compareTo(LONGEST) > 0) {
      setting.error("wrong-value", "should be at most " + Units.format(LONGEST), "");
      return usual;
    }
    return time;
  }
}
