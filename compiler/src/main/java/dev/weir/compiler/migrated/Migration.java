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
        new Security(definition, extensions, api, operations, problems).applied();
    return new ProjectSource(
        secured, List.of(layer.build(), InlineWords.of(definition)), environments);
  }

  private Map<String, Node.Mapping> mock(Layer layer, Place place, Deployments deployments) {
    layer.put("mock", Layer.yes(place));
    return new Environments(params(false), deployments).overlays(backends -> Node.mapping().build());
  }

  private Map<String, Node.Mapping> upstreams(
      Layer layer,
      ApiDefinition definition,
      ApiFile api,
      CleanExtensions extensions,
      Deployments deployments) {
    BackendReader reader = new BackendReader(problems, walk, api.present());
    EndpointExtension extension = new EndpointExtension(reader, extensions.root());
    Upstreams upstreams = new Upstreams(definition, extension, extensions);
    Backends own =
        extension
            .read(extensions.root(), "")
            .orElse(
                new EndpointConfig(reader)
                    .read(Values.mapping(api.data(), "endpointConfig"), api.path("endpointConfig")));
    Backends base = own.isEmpty() ? Upstreams.of(definition.servers()) : own;
    UpstreamWords words =
        new UpstreamWords(
            Values.scalar(extensions.root(), "x-wso2-http2-backend-enabled")
                .filter(yes -> Values.flag(extensions.root(), "x-wso2-http2-backend-enabled")));
    upstreams.check(base, problems);
    layer.put("upstreams", upstreams.section(base, words));
    upstreams
        .byOperation()
        .forEach(
            (operation, name) ->
                layer.putOperation(
                    operation, "upstream", Layer.text(name, upstreams.place(name))));
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
