package dev.weir.cli.doctor;

import java.util.List;

/** How much of the machine this process may use, containers and their limits included. */
final class MachineCheckup implements Checkup {
  private static final long LITTLE = 48L << 20;

  @Override
  public List<Finding> look() {
    int processors = Runtime.getRuntime().availableProcessors();
    long heap = Runtime.getRuntime().maxMemory();
    String detail =
        processors
            + (processors == 1 ? " processor, " : " processors, ")
            + (heap >> 20)
            + " MB of heap at most, "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch");
    return List.of(
        heap < LITTLE
            ? Finding.note("machine", detail, "give the heap 64 MB: WEIR_JAVA_OPTS=-Xmx64m")
            : Finding.good("machine", detail));
  }
}
