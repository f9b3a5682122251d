package dev.weir.cli.test;

import dev.weir.cli.test.StandInBackend.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Carries out the tests of one file, one after the other. */
final class TestRun {
  private final TestBench bench;
  private final TestFile file;
  private final String defaultHost;

  /**
   * A run.
   *
   * @param defaultHost whom calls ask for that name no Host
   */
  TestRun(TestBench bench, TestFile file, String defaultHost) {
    this.bench = bench;
    this.file = file;
    this.defaultHost = defaultHost;
  }

  List<TestResult> run() {
    return file.cases().stream().map(this::run).toList();
  }

  private TestResult run(TestCase test) {
    long start = System.nanoTime();
    List<String> differences = new ArrayList<>();
    bench.takeReceived();
    try {
      PlainClient.Answer answer = bench.send(addressed(test.call()));
      if (answer.status() != test.status()) {
        differences.add("status is " + answer.status() + ", not " + test.status());
      }
      differences.addAll(test.answer().differences(answer.message()));
      if (!differences.isEmpty()) {
        differences.add(
            "the answer was " + answer.status() + " " + Shown.text(answer.message().body()));
      }
    } catch (IOException e) {
      differences.add("there was no answer: " + e.getMessage());
    }
    List<Received> received = bench.takeReceived();
    test.backend().ifPresent(expected -> differences.addAll(backend(expected, received)));
    return new TestResult(file, test, differences, Duration.ofNanos(System.nanoTime() - start));
  }

  private Call addressed(Call call) {
    if (call.headers().stream().anyMatch(header -> header.name().equalsIgnoreCase("host"))) {
      return call;
    }
    List<Call.Header> headers = new ArrayList<>(call.headers());
    headers.add(new Call.Header("Host", defaultHost));
    return new Call(call.method(), call.target(), headers, call.body());
  }

  private static List<String> backend(ExpectedBackend expected, List<Received> received) {
    if (expected.nothing()) {
      return received.stream().map(call -> "the backend was called: " + call.line()).toList();
    }
    if (received.isEmpty()) {
      return List.of("no backend was called");
    }
    Received last = received.get(received.size() - 1);
    List<String> differences = new ArrayList<>();
    expected
        .call()
        .filter(call -> !call.matches(last.line()))
        .ifPresent(
            call -> differences.add("the backend got " + last.line() + ", not " + call.written()));
    expected
        .upstream()
        .filter(name -> !name.equals(last.upstream()))
        .ifPresent(
            name ->
                differences.add("the call went to upstream " + last.upstream() + ", not " + name));
    expected
        .message()
        .differences(last.message())
        .forEach(difference -> differences.add("at the backend, " + difference));
    return differences;
  }
}
