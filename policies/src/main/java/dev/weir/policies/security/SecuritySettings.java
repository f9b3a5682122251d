package dev.weir.policies.security;

import java.util.List;
import java.util.Map;

/**
 * What a caller must prove, in OpenAPI's own shape.
 *
 * @param alternatives one of them is enough; each holds scheme names with the scopes that are
 *     needed, and all of its schemes count
 */
record SecuritySettings(List<Map<String, List<String>>> alternatives) {
  SecuritySettings {
    alternatives = List.copyOf(alternatives);
  }
}
