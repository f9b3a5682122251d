package example.acme.ask;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;

/** {@code acme.example/ask: {url: https://desk.example/may, timeout: 1s}}. */
public final class AskType implements PolicyType<AskSettings> {
  private static final URI NOBODY = URI.create("https://invalid/");

  @Override
  public String name() {
    return "acme.example/ask";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.REQUEST);
  }

  @Override
  public Stage stage(AskSettings settings) {
    return Stage.AUTHORIZE;
  }

  @Override
  public AskSettings read(Setting setting) {
    Section section = setting.required().section();
    URI url = url(section.get("url").required());
    Setting timeout = section.get("timeout");
    Duration time = timeout.duration(AskSettings.TIMEOUT);
    if (time.isZero()) {
      timeout.error("wrong-value", "nobody answers in no time", "for example 1s");
    }
    section.done();
    return new AskSettings(url, time);
  }

  @Override
  public Policy create(AskSettings settings, Use use, Wiring wiring) {
    return new Ask(settings, wiring.http());
  }

  private static URI url(Setting setting) {
    String text = setting.text("");
    try {
      URI url = new URI(text);
      if ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      // reported below, as any other text that is no URL
    }
    if (setting.present()) {
      setting.error(
          "wrong-value", "\"" + text + "\" is not a URL", "for example https://desk.example/may");
    }
    return NOBODY;
  }
}
