package dev.weir.compiler.project;

import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.files.UnreadableFile;
import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinitionLoader;
import dev.weir.compiler.reference.Documents;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weir's own layout: {@code weir.yaml}, a definition, {@code environments/}. */
public final class WeirLayout implements ProjectLayout {
  private static final List<String> FILES = List.of("weir.yaml", "weir.yml", "weir.json");
  private static final Pattern ENVIRONMENT =
      Pattern.compile("environments/([^/]+)\\.(?:yaml|yml|json)");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
  private static final Pattern OTHER_KINDS = Pattern.compile(".*\\.(graphql|gql|wsdl|proto)|.*/");

  private final ForeignWords foreign;

  /** A layout that understands the extensions of other products in definitions. */
  public WeirLayout(ForeignWords foreign) {
    this.foreign = foreign;
  }

  @Override
  public boolean recognises(Documents documents) {
    return FILES.stream().anyMatch(documents.files()::has);
  }

  @Override
  public Optional<ProjectSource> read(
      Documents documents, CompileOptions options, Problems problems) {
    String file = FILES.stream().filter(documents.files()::has).findFirst().orElseThrow();
    Optional<Node.Mapping> weir = mapping(documents, file, problems);
    Map<String, Node.Mapping> environments = environments(documents, problems);
    return weir.flatMap(
        settings ->
            definition(settings, documents, problems)
                .map(found -> foreign.extended(found, options, problems))
                .map(found -> source(found, settings, environments)));
  }

  /** {@code weir.yaml} beats {@code x-weir-*}, and that beats the words of other products. */
  private static ProjectSource source(
      ProjectSource extended, Node.Mapping settings, Map<String, Node.Mapping> environments) {
    List<Node.Mapping> layers = new ArrayList<>(extended.layers());
    layers.add(InlineWords.of(extended.definition()));
    layers.add(settings);
    return new ProjectSource(extended.definition(), layers, environments);
  }

  private static Optional<ApiDefinition> definition(
      Node.Mapping weir, Documents documents, Problems problems) {
    Setting named = Section.of(weir, "", problems).get("definition").required();
    Optional<String> file = named.text();
    if (file.isPresent() && OTHER_KINDS.matcher(file.get()).matches()) {
      named.error(
          "not-available",
          "definitions other than OpenAPI are not available yet",
          "name a file that begins with openapi: or swagger:");
      return Optional.empty();
    }
    return file.flatMap(
        name -> new DefinitionLoader(documents, problems).load(name, named.place()));
  }

  private static Map<String, Node.Mapping> environments(Documents documents, Problems problems) {
    Map<String, Node.Mapping> environments = new TreeMap<>();
    List<String> files;
    try {
      files = documents.files().list();
    } catch (UnreadableFile e) {
      problems.error(e.code(), Place.NONE, "", e.text(), e.remedy());
      return environments;
    }
    for (String file : files) {
      Matcher environment = ENVIRONMENT.matcher(file);
      if (environment.matches()) {
        String name = environment.group(1);
        if (!NAME.matcher(name).matches()) {
          problems.error(
              "wrong-value",
              Place.startOf(file),
              "",
              "\"" + name + "\" is not a name: lower-case letters, digits and dashes",
              "rename the file to " + Names.slug(name) + ".yaml");
        }
        mapping(documents, file, problems).ifPresent(found -> environments.put(name, found));
      }
    }
    return environments;
  }

  private static Optional<Node.Mapping> mapping(
      Documents documents, String file, Problems problems) {
    Optional<Node> document = documents.read(file, Place.startOf(file), "");
    if (document.isPresent() && !(document.get() instanceof Node.Mapping)) {
      problems.error("wrong-type", document.get().place(), "", "should hold keys and values", "");
    }
    return document.filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
  }
}
