package dev.weir.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.compiler.files.UnreadableFile;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RemoteReadingTest {
  private static final RemoteCaps CAPS = new RemoteCaps(3, 4, 2, Duration.ofSeconds(5));

  private final AtomicLong clock = new AtomicLong();
  private byte[] answer = new byte[0];
  private final RemoteReading reading =
      new RemoteReading(
          url -> {
            clock.addAndGet(Duration.ofSeconds(url.contains("slow") ? 5 : 0).toNanos());
            return answer;
          },
          CAPS,
          clock::get);

  @Test
  void onlySoManyDocumentsAreFetched() throws Exception {
    for (int i = 0; i < CAPS.documents(); i++) {
      assertThat(reading.read("http://a/" + i)).isEmpty();
    }

    refused("http://a/more", "more than 3 documents");
  }

  @Test
  void onlySoManyBytesAreFetched() throws Exception {
    answer = new byte[4];
    assertThat(reading.read("http://a/1")).hasSize(4);

    refused("http://a/2", "have more than 0 MB");
  }

  @Test
  void onlySoMuchTimeIsSpent() throws Exception {
    assertThat(reading.read("http://slow/1")).isEmpty();

    refused("http://a/2", "more than 5 s");
  }

  @Test
  void onlySoManyDocumentsMayLeadToOneAnother() throws Exception {
    reading.named("http://a/1", "openapi.yaml");
    reading.named("http://a/2", "http://a/1");
    reading.named("http://a/3", "http://a/2");

    assertThat(reading.read("http://a/2")).isEmpty();
    refused("http://a/3", "more than 2 documents");
  }

  @Test
  void theShortestWayToADocumentCounts() throws Exception {
    reading.named("http://a/1", "openapi.yaml");
    reading.named("http://a/2", "http://a/1");
    reading.named("http://a/3", "http://a/2");
    reading.named("http://a/3", "openapi.yaml");

    assertThat(reading.read("http://a/3")).isEmpty();
  }

  private void refused(String url, String message) {
    assertThatThrownBy(() -> reading.read(url))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining(message);
  }
}
