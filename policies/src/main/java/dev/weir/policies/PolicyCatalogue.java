package dev.weir.policies;

import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.policy.PolicyType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies that authors may write: the built-in ones and those of the installation's jars. Jars
 * are code with all rights, so they come from a folder that the operator names, never from a
 * project or a bundle. Immutable, thread-safe; kept open as long as any policy of a jar is in use.
 */
public final class PolicyCatalogue implements AutoCloseable {
  private static final PolicyCatalogue BUILT_IN = new PolicyCatalogue(Map.of(), List.of());

  private final Map<String, PolicyType<?>> types = new LinkedHashMap<>();
  private final List<PolicyJar> jars;

  private PolicyCatalogue(Map<String, PolicyType<?>> others, List<PolicyJar> jars) {
    BuiltInPolicies.all().forEach(type -> types.put(type.name(), type));
    types.putAll(others);
    this.jars = List.copyOf(jars);
  }

  /** What ships with Weir. */
  public static PolicyCatalogue builtIn() {
    return BUILT_IN;
  }

  /**
   * What ships with Weir, and the policies of every jar in a folder; a folder in it holds one jar
   * and the libraries that it needs. Every jar that cannot be used is a problem, and the others are
   * used all the same; of a name that two jars have, neither is.
   */
  public static PolicyCatalogue with(Path folder, Problems problems) {
    List<PolicyJar> jars = PolicyJar.in(folder, problems);
    Map<String, PolicyType<?>> found = new LinkedHashMap<>();
    Map<String, PolicyJar> owners = new LinkedHashMap<>();
    Set<String> claimedTwice = new LinkedHashSet<>();
    for (PolicyJar jar : jars) {
      jar.policies(problems)
          .forEach(
              (name, type) -> {
                PolicyJar other = owners.putIfAbsent(name, jar);
                found.put(name, type);
                if (other != null) {
                  claimedTwice.add(name);
                  problems.error(
                      "policy-jar",
                      new Place(jar.file(), 0, 0),
                      "",
                      other.file() + " has a policy " + name + " too",
                      "remove one of them");
                }
              });
    }
    found.keySet().removeAll(claimedTwice);
    return new PolicyCatalogue(found, jars);
  }

  /** All, the built-in ones first. */
  public List<PolicyType<?>> all() {
    return new ArrayList<>(types.values());
  }

  /** The one that authors call so; empty when there is none. */
  public Optional<PolicyType<?>> named(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** Lets go of the jars; their policies must not be used afterwards. */
  @Override
  public void close() throws IOException {
    for (PolicyJar jar : jars) {
      jar.close();
    }
  }
}
