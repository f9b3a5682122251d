package dev.weir.policies.maxbody;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.policy.Merge;
import dev.weir.testing.Written;
import org.junit.jupiter.api.Test;

class MaxBodySettingsTest {
  private final MaxBodyType type = new MaxBodyType();

  @Test
  void everySizeIsBytes() {
    assertThat(Written.settings(type, "256KB")).isEqualTo(new MaxBodySettings(256 << 10));
    assertThat(Written.settings(type, "0B")).isEqualTo(new MaxBodySettings(0));
  }

  @Test
  void thereIsNoDefault() {
    Problems problems = new Problems();
    type.read(
        Setting.of(
            new Node.Scalar(Node.Kind.NULL, "", Node.text("").place()), "max-body", problems));
    assertThat(problems.all())
        .singleElement()
        .hasToString("error: max-body: is required (add max-body:)");
  }

  @Test
  void everyComplaint() {
    assertThat(Written.complaints(type, "100"))
        .containsExactly(
            "weir.yaml:1:1: error: max-body: \"100\" is not a size (a unit is missing; try"
                + " 100MB)");
    assertThat(Written.complaints(type, "[1MB]")).singleElement().asString().contains("a size");
  }

  @Test
  void whatProtectsAddsUp() {
    assertThat(type.merge()).isEqualTo(Merge.ADD);
  }
}
