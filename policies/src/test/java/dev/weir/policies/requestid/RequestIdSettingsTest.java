package dev.weir.policies.requestid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.Merge;
import dev.weir.policy.Stage;
import dev.weir.testing.Written;
import org.junit.jupiter.api.Test;

class RequestIdSettingsTest {
  private final RequestIdType type = new RequestIdType();

  @Test
  void defaults() {
    assertThat(Written.settings(type, "{}"))
        .isEqualTo(new RequestIdSettings("X-Request-Id", false));
  }

  @Test
  void everyKey() {
    assertThat(Written.settings(type, "{header: X-Trace, trust: true}"))
        .isEqualTo(new RequestIdSettings("X-Trace", true));
  }

  @Test
  void anOperationReplacesTheApisKeyByKey() {
    assertThat(type.merge()).isEqualTo(Merge.BY_KEY);
  }

  @Test
  void itActsBeforeAnybodyIsRefused() {
    assertThat(type.stage(RequestIdSettings.DEFAULT)).isEqualTo(Stage.ADMIT);
  }

  @Test
  void everyComplaint() {
    assertThat(Written.complaints(type, "{header: 'X Id', trust: sometimes, heder: a}"))
        .containsExactly(
            "weir.yaml:1:10: error: request-id.header: \"X Id\" is not a header name (a name has"
                + " letters, digits and dashes, no spaces or colons)",
            "weir.yaml:1:25: error: request-id.trust: \"sometimes\" is not true or false (write"
                + " true or false)",
            "weir.yaml:1:36: error: request-id.heder: unknown key (did you mean header?)");
    assertThat(Written.complaints(type, "{header: Connection}"))
        .singleElement()
        .asString()
        .contains("Connection frames the message on one connection");
    assertThat(Written.complaints(type, "X-Id"))
        .singleElement()
        .asString()
        .contains("should be a mapping");
  }
}
