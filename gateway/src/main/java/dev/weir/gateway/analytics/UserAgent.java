package dev.weir.gateway.analytics;

import org.jspecify.annotations.Nullable;

/**
 * Which program and which system a {@code User-Agent} names, as far as a few words tell. Browsers
 * name others as well, so the order counts.
 */
final class UserAgent {
  private static final String[][] PROGRAMS = {
    {"Edg", "Edge"},
    {"OPR/", "Opera"},
    {"Firefox", "Firefox"},
    {"Chrome", "Chrome"},
    {"Safari", "Safari"},
    {"curl", "curl"},
    {"Wget", "Wget"},
    {"Postman", "Postman"},
    {"okhttp", "okhttp"},
    {"python-requests", "python-requests"},
    {"Apache-HttpClient", "Apache-HttpClient"},
    {"Java", "Java"},
    {"Go-http-client", "Go-http-client"},
  };

  private static final String[][] PLATFORMS = {
    {"Android", "Android"},
    {"iPhone", "iOS"},
    {"iPad", "iOS"},
    {"Windows", "Windows"},
    {"Mac OS X", "Mac OS X"},
    {"CrOS", "Chrome OS"},
    {"Linux", "Linux"},
  };

  private UserAgent() {}

  static String program(@Nullable String field) {
    return find(PROGRAMS, field);
  }

  static String platform(@Nullable String field) {
    return find(PLATFORMS, field);
  }

  private static String find(String[][] known, @Nullable String field) {
    if (field == null) {
      return "UNKNOWN";
    }
    for (String[] word : known) {
      if (field.contains(word[0])) {
        return word[1];
      }
    }
    return "Other";
  }
}
