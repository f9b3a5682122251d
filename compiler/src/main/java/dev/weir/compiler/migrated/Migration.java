package dev.weir.compiler.migrated;

import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.migrated.keys.ExtensionKeys;
import dev.weir.compiler.migrated.keys.KeyWalk;
import dev.weir.compiler.migrated.keys.Tiers;
import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.DefinedPath;
import dev.weir.compiler.project.InlineWords;
import dev.weir.compiler.project.ProjectSource;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One migrated API on its way into Weir's words. Endpoints come from the params file, else from
 * {@code x-wso2-*} extensions, else from api.yaml, else from {@code servers}.
 */
final class Migration {
  private final CompileOptions options;
  private final Problems problems;
  private final Tiers tiers = new Tiers();
  private final KeyWalk walk;
  private final Cleaner cleaner;

  Migration(CompileOptions options, Problems problems) {
    this.options = options;
    this.problems = problems;
    this.walk = new KeyWalk(problems, tiers);
    this.cleaner = new Cleaner(options.variables(), problems);
  }

  /** Makes the tiers of a {@code policies.yaml} known. */
  void addTiers(Node policies) {
    TierFile.read(policies, tiers);
  }

  /** Reads {@code api.yaml}; empty, and reported, when it describes no API. */
  Optional<ApiFile> api(Node document) {
    return new ApiFileReader(problems, cleaner, walk).read(document);
  }

  /** The whole project. */
  ProjectSource source(ApiDefinition definition, ApiFile api, Optional<Node> deployed) {
    CleanExtensions extensions = new CleanExtensions(definition, cleaner);
    checkExtensions(definition, extensions);
    ApiOperations operations = new ApiOperations(api.data(), api.path(""));
    new Disagreements(operations, problems).check(definition);
    new PolicyUses(api, problems).check();
    ApiKind kind = new ApiKind(api, problems);
    kind.checkLifeCycle();

    Layer layer = new Layer();
    new Identity(api, definition, extensions.root(), problems).write(layer);
    cors(api, extensions.root()).ifPresent(cors -> layer.put("cors", cors));
    Deployments deployments = deployments(deployed);
    deployments.all().ifPresent(hosts -> layer.put("hosts", hosts));
    Optional<Place> mocked = kind.mocked();
    Map<String, Node.Mapping> environments =
        mocked.isPresent()
            ? mock(layer, mocked.get(), deployments)
            : upstreams(layer, definition, api, extensions, deployments);
    ApiDefinition secured =
        new Security(definition, extensions, api, operations, true, problems).applied();
    return new ProjectSource(
        secured, List.of(layer.build(), InlineWords.of(definition)), environments);
  }

  /** A definition of a project of Weir's own, with what its extensions say. */
  ProjectSource extended(ApiDefinition definition) {
    CleanExtensions extensions = new CleanExtensions(definition, cleaner);
    checkExtensions(definition, extensions);
    Layer layer = new Layer();
    Identity identity = new Identity(ApiFile.NONE, definition, extensions.root(), problems);
    identity.basePath().ifPresent(context -> layer.put("context", context));
    identity.transports(layer);
    cors(ApiFile.NONE, extensions.root()).ifPresent(cors -> layer.put("cors", cors));
    BackendReader reader = new BackendReader(problems, walk, false);
    EndpointExtension extension = new EndpointExtension(reader, extensions.root());
    Upstreams upstreams = Upstreams.ofExtensions(definition, extension, extensions);
    Backends root = extension.read(extensions.root(), "");
    Backends complete = root.orElse(Upstreams.servers(definition.servers()));
    Node.Mapping section = upstreams.section(complete, words(extensions));
    put(layer, upstreams, root.isEmpty() ? Upstreams.withoutDefault(section) : section);
    ApiOperations none = new ApiOperations(Node.mapping().build(), "");
    ApiDefinition secured =
        new Security(definition, extensions, ApiFile.NONE, none, false, problems).applied();
    return new ProjectSource(secured, List.of(layer.build()), Map.of());
  }

  private static void put(Layer layer, Upstreams upstreams, Node.Mapping section) {
    if (!section.members().isEmpty()) {
      layer.put("upstreams", section);
    }
    upstreams
        .byOperation()
        .forEach(
            (operation, name) ->
                layer.putOperation(operation, "upstream", Layer.text(name, upstreams.place(name))));
  }

  private static UpstreamWords words(CleanExtensions extensions) {
    String key = "x-wso2-http2-backend-enabled";
    return new UpstreamWords(
        Values.scalar(extensions.root(), key).filter(yes -> Values.flag(extensions.root(), key)));
  }

  private Map<String, Node.Mapping> mock(Layer layer, Place place, Deployments deployments) {
    layer.put("mock", Layer.yes(place));
    return new Environments(params(false), deployments)
        .overlays(backends -> Node.mapping().build());
  }

  private Map<String, Node.Mapping> upstreams(
      Layer layer,
      ApiDefinition definition,
      ApiFile api,
      CleanExtensions extensions,
      Deployments deployments) {
    BackendReader reader = new BackendReader(problems, walk, api.present());
    EndpointExtension extension = new EndpointExtension(reader, extensions.root());
    Upstreams upstreams = Upstreams.of(definition, extension, extensions);
    Backends own =
        extension.read(extensions.root(), "").orElse(new EndpointConfig(reader).read(api));
    Backends base = own.isEmpty() ? Upstreams.servers(definition.servers()) : own;
    UpstreamWords words = words(extensions);
    upstreams.check(base, problems);
    put(layer, upstreams, upstreams.section(base, words));
    return new Environments(params(api.present()), deployments)
        .overlays(backends -> upstreams.section(backends.orElse(base), words));
  }

  private Params params(boolean oneBasePath) {
    return ParamsFile.read(
        options, cleaner, new BackendReader(problems, walk, oneBasePath), problems);
  }

  private Deployments deployments(Optional<Node> document) {
    if (document.isEmpty() || !(document.get() instanceof Node.Mapping root)) {
      return Deployments.NONE;
    }
    return Deployments.read(
        Values.mappings(cleaner.clean(root, ""), "data"), "data", walk, problems);
  }

  private Optional<Node.Mapping> cors(ApiFile api, Node.Mapping extensions) {
    Node.Mapping extension = Values.mapping(extensions, "x-wso2-cors");
    Node.Mapping configuration = Values.mapping(api.data(), "corsConfiguration");
    if (CorsWords.disagree(extension, configuration)) {
      problems.warning(
          "disagreement",
          extension.place(),
          "x-wso2-cors.corsConfigurationEnabled",
          "differs from corsConfiguration at " + configuration.place() + "; this one holds",
          "write the same in both");
    }
    return extension.members().isEmpty()
        ? CorsWords.read(configuration, false)
        : CorsWords.read(extension, true);
  }

  private void checkExtensions(ApiDefinition definition, CleanExtensions extensions) {
    walk.walkKnown(extensions.root(), ExtensionKeys.API, "");
    Openness.check(extensions.root(), "", problems);
    Set<String> seen = new HashSet<>();
    for (DefinedPath path : definition.paths()) {
      if (seen.add(path.path())) {
        walk.walkKnown(extensions.of(path), ExtensionKeys.PATH, CleanExtensions.path(path));
        Openness.check(extensions.of(path), CleanExtensions.path(path), problems);
      }
    }
    for (DefinedOperation operation : definition.operations()) {
      String path = CleanExtensions.path(operation);
      walk.walkKnown(extensions.of(operation), ExtensionKeys.OPERATION, path);
      Openness.check(extensions.of(operation), path, problems);
    }
  }
}
