package dev.weir.policies.security;

import dev.weir.config.Setting;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code security}: what a caller must prove. The compiler writes it into plans, as a policy of use
 * {@link Use#KEY}; authors write {@code security:} in OpenAPI's shape, which the compiler reads.
 */
public final class SecurityType implements PolicyType<SecuritySettings> {
  @Override
  public String name() {
    return "security";
  }

  /** Nowhere: it is not for authors. */
  @Override
  public Set<Use> uses() {
    return Set.of();
  }

  @Override
  public Stage stage(SecuritySettings settings) {
    return Stage.IDENTIFY;
  }

  @Override
  public SecuritySettings read(Setting setting) {
    List<Map<String, List<String>>> alternatives = new ArrayList<>();
    for (Setting alternative : setting.required().items()) {
      Map<String, List<String>> schemes = new LinkedHashMap<>();
      alternative.entries().forEach((scheme, scopes) -> schemes.put(scheme, scopes.texts()));
      alternatives.add(Map.copyOf(schemes));
    }
    return new SecuritySettings(alternatives);
  }

  @Override
  public Policy create(SecuritySettings settings, Use use, Wiring wiring) {
    return new Security(settings);
  }
}
