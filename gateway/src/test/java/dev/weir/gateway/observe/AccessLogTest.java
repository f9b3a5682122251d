package dev.weir.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.settings.AccessLogSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessLogTest {
  private final RecordingDestination destination = new RecordingDestination();

  private static Ended exchange(String id) {
    Ended exchange = new Ended();
    exchange.id = id;
    return exchange;
  }

  private static String id(String line) {
    return line.replaceAll(".* id=\"([^\"]*)\".*", "$1");
  }

  @Test
  void aLineIsWrittenSoonWithoutAnybodyAsking() {
    try (AccessLog log = new AccessLog(AccessLogSettings.STDOUT, destination)) {
      log.ended(exchange("a"));
      Await.until("first line", () -> destination.lines().size() == 1);
      log.ended(exchange("b"));
      Await.until("second line", () -> destination.lines().size() == 2);
    }
    assertThat(destination.lines()).extracting(AccessLogTest::id).containsExactly("a", "b");
  }

  @Test
  void closingWritesWhatIsThere() {
    AccessLog log = new AccessLog(AccessLogSettings.STDOUT, destination);
    for (int i = 0; i < 1000; i++) {
      log.ended(exchange("x" + i));
    }
    log.close();

    assertThat(destination.lines()).hasSize(1000);
    assertThat(destination.closed()).isTrue();
    log.ended(exchange("late"));
    assertThat(destination.lines()).hasSize(1000);
  }

  @Test
  void linesOfManyThreadsAreWholeAndInOrderPerThread() throws Exception {
    AccessLog log = new AccessLog(AccessLogSettings.STDOUT, destination);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String name = "t" + t;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  log.ended(exchange(name + "-" + i));
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    log.close();

    Map<String, Integer> last = new HashMap<>();
    for (String line : destination.lines()) {
      assertThat(line).matches("203\\.0\\.113\\.7 - - .* id=\"t\\d-\\d+\" .* ms=1\\.234");
      String[] parts = id(line).split("-");
      int number = Integer.parseInt(parts[1]);
      assertThat(number).isGreaterThan(last.getOrDefault(parts[0], -1));
      last.put(parts[0], number);
    }
    assertThat(destination.lines().size() + log.dropped()).isEqualTo(20_000);
  }

  @Test
  void aStuckDestinationDropsLinesAndNobodyWaits() {
    CountDownLatch gate = destination.hold();
    AccessLog log = new AccessLog(AccessLogSettings.STDOUT, destination);
    for (int i = 0; i < 50_000; i++) {
      log.ended(exchange("x"));
    }
    assertThat(log.dropped()).isBetween(30_000L, 49_000L);

    gate.countDown();
    long dropped = log.dropped();
    Await.until("the rest", () -> destination.lines().size() == 50_000 - dropped);
    log.ended(exchange("after"));
    log.close();
    assertThat(id(destination.lines().get(destination.lines().size() - 1))).isEqualTo("after");
  }

  @Test
  void aFailingDestinationLosesLinesCountsThemAndIsTriedAgain() {
    destination.failing(true);
    try (AccessLog log = new AccessLog(AccessLogSettings.STDOUT, destination)) {
      log.ended(exchange("lost"));
      Await.until("the drop", () -> log.dropped() == 1);
      log.ended(exchange("lost too"));
      Await.until("the drop", () -> log.dropped() == 2);
      destination.failing(false);
      log.ended(exchange("kept"));
      Await.until("a line", () -> destination.lines().size() == 1);
      assertThat(log.dropped()).isEqualTo(2);
    }
    assertThat(destination.lines()).extracting(AccessLogTest::id).containsExactly("kept");
  }

  @Test
  void aFullDiskIsSurvived() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "no device that is always full");
    AccessLogSettings settings =
        new AccessLogSettings(full.toString(), AccessLogSettings.Format.JSON, List.of(), 100);
    try (AccessLog log = AccessLog.open(settings)) {
      for (int i = 1; i <= 3; i++) {
        long lost = i;
        log.ended(exchange("x"));
        Await.until("the drop", () -> log.dropped() == lost);
      }
    }
  }

  /** On a file system of its own, which is really full: some of a line may have been written. */
  @Test
  void aFullFileSystemIsSurvivedAndWrittenAgainWhenThereIsRoom(@TempDir Path folder)
      throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()), "no right to");
    try {
      Path file = disk.resolve("access.log");
      AccessLogSettings settings =
          new AccessLogSettings(file.toString(), AccessLogSettings.Format.JSON, List.of(), 100);
      Path ballast = Files.write(disk.resolve("ballast"), new byte[56 << 10]);
      try (AccessLog log = AccessLog.open(settings)) {
        for (int i = 0; i < 100; i++) {
          log.ended(exchange("before"));
        }
        Await.until("lines to be lost", () -> log.dropped() > 0);
        Files.delete(ballast);
        log.ended(exchange("after"));
        Await.until("a line after it", () -> read(file).contains("\"id\":\"after\""));
      }
      assertThat(read(file).lines().filter(line -> line.contains("after")))
          .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    } finally {
      assertThat(run("umount", "-l", disk.toString())).isTrue();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  @Test
  void anEvenShareOfSuccessesIsLoggedAndEveryFailure() {
    AccessLogSettings settings =
        new AccessLogSettings("stdout", AccessLogSettings.Format.TEXT, List.of(), 25);
    AccessLog log = new AccessLog(settings, destination);
    for (int i = 0; i < 100; i++) {
      log.ended(exchange("ok"));
    }
    Ended notFound = exchange("404");
    notFound.status = 404;
    Ended aborted = exchange("aborted");
    aborted.fault = FaultCode.CLIENT_ABORTED;
    for (int i = 0; i < 10; i++) {
      log.ended(notFound);
      log.ended(aborted);
    }
    log.close();

    assertThat(destination.lines()).filteredOn(line -> id(line).equals("ok")).hasSize(25);
    assertThat(destination.lines()).filteredOn(line -> !id(line).equals("ok")).hasSize(20);
  }

  @Test
  void anExchangeThatCannotBeToldLeavesNoHalfLine() {
    AccessLog log = new AccessLog(AccessLogSettings.STDOUT, destination);
    log.ended(exchange("a"));
    Ended broken = exchange("broken");
    broken.host = null;
    assertThatThrownBy(() -> log.ended(broken)).isInstanceOf(NullPointerException.class);
    log.ended(exchange("b"));
    log.close();

    assertThat(destination.lines()).extracting(AccessLogTest::id).containsExactly("a", "b");
  }

  @Test
  void noLogAtAllCostsNoThread() throws IOException {
    try (AccessLog log = AccessLog.open(AccessLogSettings.NONE)) {
      log.ended(exchange("a"));
      assertThat(log.dropped()).isZero();
    }
  }

  @Test
  void aFileThatCannotBeOpenedStopsTheStart(@TempDir Path folder) {
    AccessLogSettings settings =
        new AccessLogSettings(
            folder.resolve("no/such/folder.log").toString(),
            AccessLogSettings.Format.TEXT,
            List.of(),
            100);
    assertThatThrownBy(() -> AccessLog.open(settings)).isInstanceOf(IOException.class);
  }
}
