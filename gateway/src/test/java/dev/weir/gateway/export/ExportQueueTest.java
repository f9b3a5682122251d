package dev.weir.gateway.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ExportQueueTest {
  private final List<Integer> delivered = new CopyOnWriteArrayList<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile @Nullable String failure;

  private @Nullable String send(List<Integer> batch) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    batches.add(batch.size());
    if (failure == null) {
      delivered.addAll(batch);
    }
    return failure;
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void whatIsOfferedIsDeliveredInOrder() {
    try (ExportQueue<Integer> queue = new ExportQueue<>("things", this::send)) {
      queue.accept(1);
      until(() -> delivered.size() == 1);
      queue.accept(2);
      queue.accept(3);
      until(() -> delivered.size() == 3);
    }
    assertThat(delivered).containsExactly(1, 2, 3);
  }

  @Test
  void closingDeliversWhatIsThereInBatches() {
    gate = new CountDownLatch(1);
    ExportQueue<Integer> queue = new ExportQueue<>("things", this::send);
    for (int i = 0; i < 1500; i++) {
      queue.accept(i);
    }
    gate.countDown();
    queue.close();
    assertThat(delivered).hasSize(1500);
    assertThat(batches).allMatch(size -> size <= 512);
    queue.accept(1);
    assertThat(queue.lost()).isEqualTo(1);
  }

  @Test
  void aStuckCollectorMakesNobodyWaitAndWhatFindsNoRoomIsCounted() {
    gate = new CountDownLatch(1);
    try (ExportQueue<Integer> queue = new ExportQueue<>("things", this::send)) {
      for (int i = 0; i < 10_000; i++) {
        queue.accept(i);
      }
      assertThat(queue.lost()).isEqualTo(10_000 - ExportQueue.MOST);
      gate.countDown();
      until(() -> delivered.size() == ExportQueue.MOST);
      queue.accept(10_001);
      until(() -> delivered.size() == ExportQueue.MOST + 1);
      assertThat(queue.lost()).isEqualTo(10_000 - ExportQueue.MOST);
    }
  }

  @Test
  void whatCannotBeDeliveredIsCountedAndLaterOnesAreTriedAgain() {
    failure = "http://collector: 503";
    try (ExportQueue<Integer> queue = new ExportQueue<>("things", this::send)) {
      queue.accept(1);
      until(() -> queue.lost() == 1);
      failure = null;
      queue.accept(2);
      until(() -> delivered.size() == 1);
      assertThat(queue.lost()).isEqualTo(1);
    }
    assertThat(delivered).containsExactly(2);
  }

  @Test
  void aSenderThatBreaksEndsNothing() {
    try (ExportQueue<Integer> queue =
        new ExportQueue<>(
            "things",
            batch -> {
              if (batch.contains(1)) {
                throw new IllegalStateException("broken");
              }
              return send(batch);
            })) {
      queue.accept(1);
      until(() -> queue.lost() == 1);
      queue.accept(2);
      until(() -> delivered.size() == 1);
    }
  }
}
