package dev.weir.policies;

import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.policy.PolicyType;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One jar with policies, or a folder with such a jar and its libraries, in a loader of its own. */
final class PolicyJar implements AutoCloseable {
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+/[a-z0-9]+(-[a-z0-9]+)*");

  private final String file;
  private final URLClassLoader loader;

  private PolicyJar(String file, List<URL> jars) {
    this.file = file;
    this.loader = new URLClassLoader(jars.toArray(URL[]::new), new CoreLoader());
  }

  /** Every jar of a folder, by name. */
  static List<PolicyJar> in(Path folder, Problems problems) {
    List<PolicyJar> jars = new ArrayList<>();
    try {
      for (Path entry : entries(folder)) {
        List<URL> urls = new ArrayList<>();
        for (Path jar : Files.isDirectory(entry) ? entries(entry) : List.of(entry)) {
          if (jar.toString().endsWith(".jar")) {
            urls.add(url(jar));
          }
        }
        if (!urls.isEmpty()) {
          jars.add(new PolicyJar(entry.toString(), urls));
        }
      }
    } catch (IOException e) {
      problems.error(
          "policy-jar",
          new Place(folder.toString(), 0, 0),
          "",
          "the folder of policy jars cannot be read: " + e.getMessage(),
          "name a folder that is there");
    }
    return jars;
  }

  /** The policies that the jar announces in {@code META-INF/services}, by name. */
  Map<String, PolicyType<?>> policies(Problems problems) {
    Map<String, PolicyType<?>> policies = new LinkedHashMap<>();
    try {
      @SuppressWarnings("rawtypes") // a service is a class, and a class has no type arguments
      Iterator<PolicyType> types = ServiceLoader.load(PolicyType.class, loader).iterator();
      if (!types.hasNext()) {
        problem(
            problems,
            "there is no policy in it",
            "list the classes in META-INF/services/" + PolicyType.class.getName());
      }
      while (types.hasNext()) {
        PolicyType<?> type = types.next();
        String name = type.name();
        if (!NAME.matcher(name).matches()) {
          problem(
              problems, "the policy's name \"" + name + "\" has no domain", "acme.example/" + name);
        } else {
          policies.put(name, type);
        }
      }
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      problem(problems, "its policies cannot be loaded: " + e, "build it for this version of Weir");
    }
    return policies;
  }

  String file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private void problem(Problems problems, String message, String remedy) {
    problems.error("policy-jar", new Place(file, 0, 0), "", message, remedy);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  /**
   * What a policy jar sees beside itself: the JDK and Weir's core types. Whatever else Weir uses is
   * hidden, so that a jar brings the libraries it needs, in the versions it needs.
   */
  private static final class CoreLoader extends ClassLoader {
    private static final List<String> CORE =
        List.of(
            "dev.weir.policy.",
            "dev.weir.http.",
            "dev.weir.exchange.",
            "dev.weir.fault.",
            "dev.weir.config.");

    CoreLoader() {
      super(getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (CORE.stream().anyMatch(name::startsWith)) {
        return Class.forName(name, false, PolicyType.class.getClassLoader());
      }
      throw new ClassNotFoundException(name);
    }
  }
}
