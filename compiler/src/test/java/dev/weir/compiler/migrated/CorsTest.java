package dev.weir.compiler.migrated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.NodeText;
import dev.weir.plan.PolicyPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorsTest {
  private static final String ON =
      """
      corsConfiguration:
        corsConfigurationEnabled: true
        accessControlAllowOrigins: ['https://shop.example']
        accessControlAllowCredentials: true
        accessControlAllowHeaders: [authorization]
        accessControlAllowMethods: [GET, POST]
      """;

  @TempDir Path folder;

  private static List<String> cors(Project project) {
    return project.route("GET /pets").policies().stream()
        .filter(policy -> policy.type().equals("cors"))
        .map(PolicyPlan::settings)
        .map(NodeText::of)
        .toList();
  }

  @Test
  void theConfigurationOfApiYamlBecomesThePolicy() {
    assertThat(cors(Project.apictl(folder, ON)))
        .containsExactly(
            "{origins: [https://shop.example], methods: [GET, POST], headers: [authorization],"
                + " credentials: true}");
  }

  @Test
  void whatIsSwitchedOffIsNoPolicy() {
    assertThat(cors(Project.apictl(folder, ON.replace("Enabled: true", "Enabled: false"))))
        .isEmpty();
  }

  @Test
  void theExtensionBeatsApiYamlAndIsOnUnlessItSaysOtherwise() {
    Project project =
        Project.apictl(folder, ON)
            .file(
                "Definitions/swagger.yaml",
                Project.DEFINITION
                    + "x-wso2-cors: {accessControlAllowOrigins: ['*'],"
                    + " accessControlExposeHeaders: [location]}\n");

    assertThat(cors(project)).containsExactly("{origins: [*], expose: [location]}");
  }

  @Test
  void whereTheyDisagreeTheExtensionHoldsWithAWarning() {
    Project project =
        Project.apictl(folder, ON)
            .file(
                "Definitions/swagger.yaml",
                Project.DEFINITION + "x-wso2-cors: {corsConfigurationEnabled: false}\n");

    assertThat(cors(project)).isEmpty();
    assertThat(project.problems())
        .containsExactly(
            "Definitions/swagger.yaml:6:14: warning: x-wso2-cors.corsConfigurationEnabled: differs"
                + " from corsConfiguration at api.yaml:11:5; this one holds (write the same in"
                + " both)");
  }
}
