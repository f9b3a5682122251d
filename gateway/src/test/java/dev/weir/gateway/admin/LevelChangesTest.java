package dev.weir.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.FakeClock;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LevelChangesTest {
  private static final String UPSTREAM = "dev.weir.gateway.upstream";

  private final SeenLog log = new SeenLog();
  private final FakeClock clock = new FakeClock();
  private final EmbeddedChannel loop = new EmbeddedChannel();
  private final LevelChanges changes = new LevelChanges(() -> log, loop.eventLoop(), clock);

  @BeforeEach
  void freeze() {
    loop.freezeTime();
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private void after(Duration time) {
    loop.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
    loop.runScheduledPendingTasks();
  }

  @Test
  void aChangedLoggerGoesBackAfterItsTime() {
    assertThat(changes.set(UPSTREAM, "debug", Duration.ofMinutes(10))).isTrue();
    after(Duration.ofMinutes(9));
    assertThat(log.level(UPSTREAM)).isEqualTo("debug");
    assertThat(log.level("")).isEqualTo("info");
    after(Duration.ofMinutes(1));
    assertThat(log.level(UPSTREAM)).isEqualTo("info");
    assertThat(changes.json()).endsWith("\"changed\":[]}");
  }

  @Test
  void aSecondChangeCountsFromThen() {
    changes.set("", "debug", Duration.ofMinutes(10));
    after(Duration.ofMinutes(9));
    changes.set("", "trace", Duration.ofMinutes(10));
    after(Duration.ofMinutes(9));
    assertThat(log.level("")).isEqualTo("trace");
    after(Duration.ofMinutes(1));
    assertThat(log.level("")).isEqualTo("info");
  }

  @Test
  void whatIsChangedIsToldWithItsEnd() {
    changes.set(UPSTREAM, "trace", Duration.ofMinutes(10));
    String until = clock.instant().plus(Duration.ofMinutes(10)).toString();
    assertThat(changes.json())
        .isEqualTo(
            "{\"level\":\"info\",\"changed\":[{\"logger\":\""
                + UPSTREAM
                + "\",\"level\":\"trace\",\"until\":\""
                + until
                + "\"}]}");
  }

  @Test
  void aWordThatIsNoLevelChangesNothing() {
    assertThat(changes.set("", "loud", Duration.ofMinutes(10))).isFalse();
    assertThat(changes.json()).isEqualTo("{\"level\":\"info\",\"changed\":[]}");
  }

  @Test
  void aResetEndsAChangeAtOnce() {
    changes.set(UPSTREAM, "trace", Duration.ofMinutes(10));
    changes.reset(UPSTREAM);
    changes.reset("never.changed");
    assertThat(log.level(UPSTREAM)).isEqualTo("info");
    log.level(UPSTREAM, "debug");
    after(Duration.ofMinutes(10));
    assertThat(log.level(UPSTREAM)).as("the timer is gone").isEqualTo("debug");
  }

  @Test
  void notMoreLoggersThanAnybodyLooksAt() {
    for (int i = 0; i < 50; i++) {
      assertThat(changes.set("a" + i, "debug", Duration.ofMinutes(10))).isTrue();
    }
    assertThat(changes.set("another", "debug", Duration.ofMinutes(10))).isFalse();
    assertThat(changes.set("a7", "trace", Duration.ofMinutes(10))).isTrue();
  }
}
