package dev.weir.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.plan.ApiPlan;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where things stand in a bundle. */
final class Layout {
  static final String MANIFEST = "manifest.json";
  static final String SIGNATURE = "manifest.sig";
  static final String APIS = "apis/";
  static final String PLAN = "plan.json";
  static final String ENVIRONMENTS = "environments/";
  static final String FILES = "files/";
  private static final int LONGEST_NAME = 1024;
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

  private static final Pattern SEGMENT = Pattern.compile("%|(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})+");

  private Layout() {}

  /** The folder of an API, with {@code /} at its end. */
  static String folder(ApiPlan plan) {
    return APIS + segment(plan.name()) + "/" + segment(plan.version()) + "/";
  }

  static String environment(ApiPlan plan, String name) {
    return folder(plan) + ENVIRONMENTS + segment(name) + ".json";
  }

  /**
   * A name that people chose, as one segment of a path: letters, digits, dash, underscore and dot
   * stay, other bytes become {@code %XX}, and so does a leading dot. No two names give one segment.
   */
  static String segment(String name) {
    if (name.isEmpty()) {
      return "%";
    }
    StringBuilder segment = new StringBuilder();
    for (byte b : name.getBytes(UTF_8)) {
      boolean plain = PLAIN.indexOf(b) >= 0 && !(b == '.' && segment.isEmpty());
      segment.append(plain ? Character.toString(b) : String.format("%%%02X", b & 0xFF));
    }
    return segment.toString();
  }

  /** What {@link #segment} made a segment of; empty when it made no such segment. */
  static Optional<String> name(String segment) {
    if (!SEGMENT.matcher(segment).matches()) {
      return Optional.empty();
    }
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    for (int i = 0; i < segment.length(); i++) {
      if (segment.charAt(i) != '%') {
        name.write(segment.charAt(i));
      } else if (segment.length() > 1) {
        name.write(Integer.parseInt(segment.substring(i + 1, i + 3), 16));
        i += 2;
      }
    }
    return Optional.of(name.toString(UTF_8)).filter(text -> segment(text).equals(segment));
  }

  /** Refuses names that mean a place outside the bundle on any system. */
  static void checkName(String name) throws BundleException {
    String remedy = "name files relative to the project, with / between folders";
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new BundleException(shown(name), "the name is empty or too long", remedy);
    }
    if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
      throw new BundleException(shown(name), "the name is absolute", remedy);
    }
    if (name.indexOf('\\') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
      throw new BundleException(
          shown(name), "the name holds a backslash or a control character", remedy);
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new BundleException(
            shown(name), "the name has an empty part, . or .. between its slashes", remedy);
      }
    }
  }

  private static String shown(String name) {
    String visible = name.replaceAll("\\p{Cntrl}", "?");
    return visible.length() > 100 ? visible.substring(0, 100) + "…" : visible;
  }
}
