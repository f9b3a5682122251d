package dev.weir.compiler.migrated;

import static dev.weir.compiler.migrated.Project.urls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.UpstreamPlan;
import dev.weir.policies.BuiltInPolicies;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WsoDefinitionsTest {
  private static final String WEIR = "weir: 1\nname: pets\ndefinition: openapi.yaml\n";

  @TempDir Path folder;

  private Project weir(String definition, String more) {
    return Project.in(folder).file("weir.yaml", WEIR + more).file("openapi.yaml", definition);
  }

  @Test
  void aDefinitionAloneThatSpeaksInExtensionsRequiresOauth2() {
    Project.in(folder)
        .file(
            "pets.yaml",
            Project.DEFINITION + "x-wso2-production-endpoints: {urls: ['http://a']}\n");
    Compilation compilation =
        new ProjectCompiler(BuiltInPolicies.all())
            .compile(folder.resolve("pets.yaml"), CompileOptions.DEFAULT);

    ApiPlan plan = Project.plan(compilation);
    assertThat(urls(plan.upstreams().get("default").endpoints())).containsExactly("http://a");
    assertThat(plan.routes()).noneMatch(route -> route.open());
  }

  @Test
  void inAProjectOfWeirsOwnExtensionsBeatServersAndWeirYamlBeatsThem() {
    Project project =
        weir(
            Project.DEFINITION
                + "servers: [{url: 'http://servers'}]\n"
                + "x-wso2-basePath: /extension\n"
                + "x-wso2-production-endpoints: {urls: ['http://extension']}\n"
                + "x-wso2-sandbox-endpoints: {urls: ['http://sandbox']}\n",
            "upstreams: {default: {sandbox: ['http://weir']}}\n");
    UpstreamPlan upstream = project.upstream("default");

    assertThat(urls(upstream.endpoints())).containsExactly("http://extension");
    assertThat(urls(upstream.sandbox())).containsExactly("http://weir");
    assertThat(project.plan().contexts()).containsExactly("/extension");
  }

  @Test
  void thereADefinitionMeansWhatOpenApiSays() {
    Project project =
        weir(Project.DEFINITION + "x-wso2-production-endpoints: {urls: ['http://a']}\n", "");

    assertThat(project.route("GET /pets").open()).isTrue();
  }

  @Test
  void butAnExtensionForSecurityHolds() {
    Project closed =
        weir(
            Project.DEFINITION
                + "x-wso2-application-security: {security-types: [oauth2]}\n"
                + "servers: [{url: 'http://a'}]\n",
            "");

    assertThat(closed.route("GET /pets").open()).isFalse();
  }

  @Test
  void andSoDoesOneThatOpens() {
    Project open =
        weir(
            Project.DEFINITION
                + "components: {securitySchemes: {s: {type: oauth2, flows: {}}}}\n"
                + "security: [{s: []}]\n"
                + "x-wso2-disable-security: true\n"
                + "servers: [{url: 'http://a'}]\n",
            "");

    assertThat(open.route("GET /pets").open()).isTrue();
  }

  @Test
  void serversOfAPathStayWhereOnlyTheApiHasAnExtension() {
    Project project =
        weir(
            Project.DEFINITION.replace("    get:", "    servers: [{url: 'http://path'}]\n    get:")
                + "x-wso2-production-endpoints: {urls: ['http://a']}\n",
            "");

    assertThat(urls(project.upstream(project.route("GET /pets").upstream()).endpoints()))
        .containsExactly("http://path");
  }

  @Test
  void whatIsNotHonouredIsNamedThereToo() {
    assertThat(
            weir(
                    Project.DEFINITION
                        + "servers: [{url: 'http://a'}]\n"
                        + "x-wso2-request-interceptor: {serviceURL: 'https://i'}\n",
                    "security: open\n")
                .problems())
        .singleElement()
        .asString()
        .startsWith("openapi.yaml:7:1: error: x-wso2-request-interceptor");
  }
}
