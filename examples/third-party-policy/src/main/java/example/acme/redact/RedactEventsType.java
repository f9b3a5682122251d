package example.acme.redact;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;

/** {@code acme.example/redact-events: {word: secret, action: redact}}. */
public final class RedactEventsType implements PolicyType<RedactEventsSettings> {
  @Override
  public String name() {
    return "acme.example/redact-events";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.RESPONSE);
  }

  @Override
  public Stage stage(RedactEventsSettings settings) {
    return Stage.TRANSFORM;
  }

  @Override
  public RedactEventsSettings read(Setting setting) {
    Section section = setting.required().section();
    Setting word = section.get("word").required();
    String text = word.text("");
    if (word.present() && text.isBlank()) {
      word.error("wrong-value", "an empty word is in every event", "write the word to hide");
    }
    RedactEventsSettings.Action action =
        section
            .get("action")
            .choice(RedactEventsSettings.Action.class, RedactEventsSettings.Action.REDACT);
    section.done();
    return new RedactEventsSettings(text, action);
  }

  @Override
  public Policy create(RedactEventsSettings settings, Use use, Wiring wiring) {
    return new RedactEvents(settings);
  }
}
