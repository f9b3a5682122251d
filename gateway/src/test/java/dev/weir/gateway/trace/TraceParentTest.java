package dev.weir.gateway.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceParentTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void aFieldOfTheStandardIsUnderstood() {
    assertThat(TraceParent.read("00-" + TRACE + "-" + SPAN + "-01"))
        .isEqualTo(new TraceParent(TRACE, SPAN, true));
    assertThat(TraceParent.read("00-" + TRACE + "-" + SPAN + "-00"))
        .isEqualTo(new TraceParent(TRACE, SPAN, false));
    assertThat(TraceParent.read("00-" + TRACE + "-" + SPAN + "-fe"))
        .as("only the lowest bit says sampled")
        .isEqualTo(new TraceParent(TRACE, SPAN, false));
  }

  @Test
  void aLaterVersionIsUnderstoodAsFarAsItIsTheSame() {
    assertThat(TraceParent.read("cc-" + TRACE + "-" + SPAN + "-01"))
        .isEqualTo(new TraceParent(TRACE, SPAN, true));
    assertThat(TraceParent.read("cc-" + TRACE + "-" + SPAN + "-01-what-the-future-holds"))
        .isEqualTo(new TraceParent(TRACE, SPAN, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
        "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0x",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.more",
        " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      })
  void anythingElseIsNone(String field) {
    assertThat(TraceParent.read(field)).isNull();
  }

  @Test
  void aFieldThatIsThereTwiceIsNone() {
    HttpHeaders headers = new DefaultHttpHeaders();
    headers.add("TraceParent", "00-" + TRACE + "-" + SPAN + "-01");
    assertThat(TraceParent.of(headers)).isNotNull();
    headers.add("traceparent", "00-" + TRACE + "-" + SPAN + "-01");
    assertThat(TraceParent.of(headers)).isNull();
    assertThat(TraceParent.of(new DefaultHttpHeaders())).isNull();
  }

  @Test
  void whatTheNextOneIsToldIsUnderstoodAgain() {
    assertThat(TraceParent.read(TraceParent.field(TRACE, SPAN, true)))
        .isEqualTo(new TraceParent(TRACE, SPAN, true));
    assertThat(TraceParent.read(TraceParent.field(TRACE, SPAN, false)))
        .isEqualTo(new TraceParent(TRACE, SPAN, false));
  }
}
