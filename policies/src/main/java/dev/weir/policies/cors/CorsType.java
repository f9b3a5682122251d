package dev.weir.policies.cors;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.policies.text.Ascii;
import dev.weir.policy.Merge;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code cors}: lets pages of other origins call the API (Fetch standard, "CORS protocol"). */
public final class CorsType implements PolicyType<CorsSettings> {
  private static final String ANY = "*";

  @Override
  public String name() {
    return "cors";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.KEY);
  }

  @Override
  public Merge merge() {
    return Merge.BY_KEY;
  }

  @Override
  public Stage stage(CorsSettings settings) {
    return Stage.ADMIT;
  }

  @Override
  public CorsSettings read(Setting setting) {
    Section section = setting.section();
    Setting origins = section.get("origins");
    List<OriginRule> rules = new ArrayList<>();
    boolean anyOrigin = false;
    for (Setting item : origins.oneOrMore()) {
      String text = item.text("");
      anyOrigin |= text.equals(OriginRule.ANY);
      if (!text.equals(OriginRule.ANY)) {
        OriginRule.read(text, item).ifPresent(rules::add);
      }
    }
    List<String> methods = tokens(section.get("methods"), "a method");
    List<String> headers = tokens(section.get("headers"), "a header name");
    Setting expose = section.get("expose");
    List<String> exposed = tokens(expose, "a header name");
    boolean credentials = section.get("credentials").flag(false);
    Setting maxAge = section.get("max-age");
    Duration age = maxAge.duration(Duration.ZERO);
    section.done();
    if (credentials && anyOrigin) {
      origins.error(
          "open-credentials",
          "\"*\" with credentials: true would let every page on the web act for its visitor",
          "list the origins, or set credentials: false");
    }
    if (credentials && exposed.contains(ANY)) {
      expose.error(
          "open-credentials",
          "with credentials: true a browser takes * for a header of that name",
          "list the headers");
    }
    return new CorsSettings(
        anyOrigin,
        rules,
        methods.contains(ANY) ? List.of() : methods,
        headers.contains(ANY) ? Set.of() : lower(headers),
        exposed,
        credentials,
        maxAge.present() ? Optional.of(age) : Optional.empty());
  }

  @Override
  public Policy create(CorsSettings settings, Use use, Wiring wiring) {
    return new Cors(settings);
  }

  private static List<String> tokens(Setting setting, String what) {
    List<String> tokens = new ArrayList<>();
    for (Setting item : setting.items()) {
      String text = item.text("");
      if (Ascii.token(text)) {
        tokens.add(text);
      } else {
        item.error("wrong-value", "\"" + text + "\" is not " + what, "write one per item");
      }
    }
    return tokens;
  }

  private static Set<String> lower(List<String> names) {
    Set<String> lower = new LinkedHashSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return Collections.unmodifiableSet(lower);
  }
}
