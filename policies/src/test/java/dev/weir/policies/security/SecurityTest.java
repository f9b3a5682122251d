package dev.weir.policies.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.FaultCode;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Verdict;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Written;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTest {
  private final SecurityType type = new SecurityType();

  @Test
  void requirementsAreReadInOpenApisShape() {
    assertThat(Written.settings(type, "[{token: [read, write]}, {key: [], cert: []}]"))
        .isEqualTo(
            new SecuritySettings(
                List.of(
                    Map.of("token", List.of("read", "write")),
                    Map.of("key", List.of(), "cert", List.of()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{token: [read]}]", "[]", "[{}]"})
  void everyCallIsRefusedWhileThereAreNoAuthenticators(String written) {
    SecuritySettings settings = Written.settings(type, written);
    Verdict verdict =
        type.create(settings, Use.KEY, new FakeWiring())
            .onRequest(ExchangeBuilder.get("/").header("Authorization", "Bearer x").build());
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Fail.class,
            fail -> {
              assertThat(fail.fault().code()).isEqualTo(FaultCode.SECURITY_NOT_AVAILABLE);
              assertThat(fail.fault().hint()).as("callers learn no scheme").isEmpty();
            });
    assertThat(type.stage(settings)).isEqualTo(Stage.IDENTIFY);
  }

  @Test
  void authorsCannotWriteItAsAPolicy() {
    assertThat(type.uses()).isEmpty();
  }

  @Test
  void everyComplaint() {
    assertThat(Written.complaints(type, "null")).singleElement().asString().contains("is required");
    assertThat(Written.complaints(type, "[token]"))
        .singleElement()
        .asString()
        .contains("should be a mapping");
  }
}
