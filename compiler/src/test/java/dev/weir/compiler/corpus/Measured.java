package dev.weir.compiler.corpus;

import com.sun.management.ThreadMXBean;
import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.config.Problem;
import dev.weir.config.Severity;
import dev.weir.plan.ApiPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One compilation, its cost, and whether it stayed within ten seconds of processor time.
 *
 * @param compilation what came of it; null when it crashed or took too long
 * @param failure why there is none; empty when there is one
 * @param bytes size of the definition
 * @param millis processor time
 * @param peak bytes of heap in use at most, garbage included
 * @param needsEndpoint whether it compiles only with {@code --upstream}
 */
record Measured(
    @Nullable Compilation compilation,
    String failure,
    long bytes,
    long millis,
    long peak,
    boolean needsEndpoint) {
  private static final long MOST_MILLIS = 10_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Measured compile(ProjectCompiler compiler, Path file, CompileOptions options) {
    AtomicReference<@Nullable Compilation> compilation = new AtomicReference<>();
    AtomicReference<String> failure = new AtomicReference<>("");
    AtomicReference<Long> nanos = new AtomicReference<>(0L);
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    Thread thread =
        new Thread(
            () -> {
              try {
                compilation.set(compiler.compile(file, options));
              } catch (Throwable e) {
                failure.set("crash: " + e);
              }
              nanos.set(THREADS.getCurrentThreadCpuTime());
            });
    thread.setDaemon(true);
    thread.start();
    long used = await(thread);
    long millis = thread.isAlive() ? used : nanos.get() / 1_000_000;
    if (thread.isAlive() || millis > MOST_MILLIS) {
      failure.set("too slow: more than " + MOST_MILLIS + " ms");
    }
    long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    return new Measured(compilation.get(), failure.get(), size(file), millis, peak, false);
  }

  /** Waits until a thread ends or has used too much; the processor time that it used, in ms. */
  private static long await(Thread thread) {
    long used = 0;
    try {
      while (thread.isAlive() && used <= MOST_MILLIS) {
        thread.join(100);
        used = Math.max(used, THREADS.getThreadCpuTime(thread.getId()) / 1_000_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return used;
  }

  Measured afterNoEndpoint() {
    return new Measured(compilation, failure, bytes, millis, peak, true);
  }

  boolean onlyNeedsAnEndpoint() {
    return compilation != null
        && !compilation.clean()
        && errors(compilation).stream().allMatch(problem -> problem.code().equals("no-endpoint"));
  }

  /** A line {@code D} for the definition, one {@code R} for each route, one {@code P} per error. */
  void write(String name, PrintStream out) {
    Compilation done = compilation;
    String outcome =
        done == null || !failure.isEmpty()
            ? "FAILED"
            : !done.clean() ? "REFUSED" : needsEndpoint ? "NEEDS-ENDPOINT" : "SERVED";
    int routes = done == null ? 0 : done.plan().map(plan -> plan.routes().size()).orElse(0);
    out.printf(
        "D\t%s\t%s\t%d\t%d\t%d\t%d\t%s\t%s%n",
        name, outcome, bytes, millis, peak, routes, warnings(done), failure);
    if (done != null) {
      errors(done).forEach(problem -> out.printf("P\t%s\t%s%n", name, problem));
      done.plan().map(ApiPlan::routes).stream()
          .flatMap(List::stream)
          .forEach(route -> out.printf("R\t%s\t%s\t%s%n", name, route.method(), route.template()));
    }
  }

  private static String warnings(@Nullable Compilation done) {
    Map<String, Integer> counts = new TreeMap<>();
    if (done != null) {
      done.problems().stream()
          .filter(problem -> problem.severity() == Severity.WARNING)
          .forEach(problem -> counts.merge(problem.code(), 1, Integer::sum));
    }
    return counts.toString();
  }

  private static List<Problem> errors(Compilation compilation) {
    return compilation.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .toList();
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
