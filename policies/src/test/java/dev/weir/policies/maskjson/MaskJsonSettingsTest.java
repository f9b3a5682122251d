package dev.weir.policies.maskjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.BodyUse;
import dev.weir.policy.Use;
import dev.weir.testing.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskJsonSettingsTest {
  private final MaskJsonType type = new MaskJsonType();

  @Test
  void defaults() {
    MaskJsonSettings settings = Written.settings(type, "[/customer/email, /a~1b/m~0n/*/0]");
    assertThat(settings)
        .isEqualTo(
            new MaskJsonSettings(
                List.of(
                    new Pointer(List.of("customer", "email")),
                    new Pointer(List.of("a/b", "m~n", "*", "0"))),
                "***",
                1 << 20));
    assertThat(type.responseBody(settings)).isEqualTo(BodyUse.whole(1 << 20));
    assertThat(type.requestBody(settings)).isEqualTo(BodyUse.NONE);
    assertThat(type.uses()).containsExactly(Use.RESPONSE);
  }

  @Test
  void everyKey() {
    MaskJsonSettings settings =
        Written.settings(type, "{values: /email, with: hidden, max-size: 4MB}");
    assertThat(settings)
        .isEqualTo(new MaskJsonSettings(List.of(new Pointer(List.of("email"))), "hidden", 4 << 20));
    assertThat(type.responseBody(settings)).isEqualTo(BodyUse.whole(4 << 20));
  }

  @Test
  void everyComplaint() {
    assertThat(Written.complaints(type, "[customer.email, '', /a~2, /a~]"))
        .containsExactly(
            "weir.yaml:1:2: error: mask-json[0]: \"customer.email\" is not a JSON Pointer to a"
                + " value inside the document (try /customer/email)",
            "weir.yaml:1:18: error: mask-json[1]: \"\" is not a JSON Pointer to a value inside the"
                + " document (for example /customer/email)",
            "weir.yaml:1:22: error: mask-json[2]: a ~ is followed by 0 or 1 (write ~0 for ~ and ~1"
                + " for /)",
            "weir.yaml:1:28: error: mask-json[3]: a ~ is followed by 0 or 1 (write ~0 for ~ and ~1"
                + " for /)");
    assertThat(Written.complaints(type, "{value: /a, max-size: 10}"))
        .extracting(line -> line.substring(line.indexOf("mask-json.")))
        .containsExactly(
            "mask-json.values: is required (add values:)",
            "mask-json.max-size: \"10\" is not a size (a unit is missing; try 10MB)",
            "mask-json.value: unknown key (did you mean values?)");
    assertThat(Written.complaints(type, "[]"))
        .containsExactly(
            "weir.yaml:1:1: error: mask-json: is an empty list (write at least one value)");
    assertThat(Written.complaints(type, "null")).singleElement().asString().contains("is required");
  }
}
