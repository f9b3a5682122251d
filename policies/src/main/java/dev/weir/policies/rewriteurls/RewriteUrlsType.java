package dev.weir.policies.rewriteurls;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code rewrite-urls}: the backend's own address in answers becomes the public one. */
public final class RewriteUrlsType implements PolicyType<RewriteUrlsSettings> {
  private static final Pattern BASE =
      Pattern.compile(
          "https?://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?(/[A-Za-z0-9._~%/-]*)?");

  @Override
  public String name() {
    return "rewrite-urls";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.RESPONSE);
  }

  @Override
  public Stage stage(RewriteUrlsSettings settings) {
    return Stage.TRANSFORM;
  }

  @Override
  public RewriteUrlsSettings read(Setting setting) {
    Section section = setting.required().section();
    String from = base(section.get("from"));
    String to = base(section.get("to"));
    section.done();
    return new RewriteUrlsSettings(from, to);
  }

  @Override
  public BodyUse responseBody(RewriteUrlsSettings settings) {
    return BodyUse.FILTER;
  }

  @Override
  public Policy create(RewriteUrlsSettings settings, Use use, Wiring wiring) {
    return new RewriteUrls(settings);
  }

  private static String base(Setting setting) {
    String text = setting.required().text("");
    if (setting.present() && !BASE.matcher(text).matches()) {
      setting.error(
          "bad-url",
          "\"" + text + "\" is not a base URL",
          "write scheme, host and path, without query, for example http://orders:3000/v1");
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
