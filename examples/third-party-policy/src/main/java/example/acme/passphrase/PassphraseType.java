package example.acme.passphrase;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.Set;

/** {@code acme.example/passphrase: {salt: pepper, hash: '${env:PASSPHRASE_HASH}'}}. */
public final class PassphraseType implements PolicyType<PassphraseSettings> {
  @Override
  public String name() {
    return "acme.example/passphrase";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.REQUEST);
  }

  @Override
  public Stage stage(PassphraseSettings settings) {
    return Stage.AUTHORIZE;
  }

  @Override
  public PassphraseSettings read(Setting setting) {
    Section section = setting.required().section();
    String header = section.get("header").text(PassphraseSettings.HEADER);
    String salt = section.get("salt").required().text("");
    String hash = section.get("hash").required().text("");
    long iterations =
        section.get("iterations").number(PassphraseSettings.ITERATIONS, 1_000, 10_000_000);
    section.done();
    return new PassphraseSettings(header, salt, hash, (int) iterations);
  }

  @Override
  public Policy create(PassphraseSettings settings, Use use, Wiring wiring) {
    String hash = wiring.secrets().resolve(settings.hash());
    return new Passphrase(
        settings.header(),
        new SlowHash(settings.salt(), hash, settings.iterations()),
        wiring.offload());
  }
}
