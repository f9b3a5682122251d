package dev.weir.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A control group of Linux: processes that together may use only so much, as in a container. */
final class Cgroup implements AutoCloseable {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  private final List<Path> folders;

  private Cgroup(List<Path> folders) {
    this.folders = folders;
  }

  /** A group with that much memory and CPU; empty where this process may not make one. */
  static Optional<Cgroup> of(long memory, double cpus) {
    String name = "weir-test-" + ProcessHandle.current().pid();
    String quota = Long.toString(Math.round(cpus * 100_000));
    try {
      return Optional.of(
          Files.exists(ROOT.resolve("cgroup.controllers"))
              ? version2(name, memory, quota)
              : version1(name, memory, quota));
    } catch (IOException notAllowed) {
      return Optional.empty();
    }
  }

  private static Cgroup version2(String name, long memory, String quota) throws IOException {
    Files.writeString(ROOT.resolve("cgroup.subtree_control"), "+memory +cpu");
    Path folder = Files.createDirectory(ROOT.resolve(name));
    Files.writeString(folder.resolve("memory.max"), Long.toString(memory));
    Files.writeString(folder.resolve("cpu.max"), quota + " 100000");
    return new Cgroup(List.of(folder));
  }

  private static Cgroup version1(String name, long memory, String quota) throws IOException {
    Path memoryFolder = Files.createDirectory(ROOT.resolve("memory").resolve(name));
    Files.writeString(memoryFolder.resolve("memory.limit_in_bytes"), Long.toString(memory));
    Path cpuFolder = Files.createDirectory(ROOT.resolve("cpu").resolve(name));
    Files.writeString(cpuFolder.resolve("cpu.cfs_period_us"), "100000");
    Files.writeString(cpuFolder.resolve("cpu.cfs_quota_us"), quota);
    return new Cgroup(List.of(memoryFolder, cpuFolder));
  }

  /** A command of the shell that takes it, and what it starts, into the group. */
  String enter() {
    List<String> commands = new ArrayList<>();
    folders.forEach(folder -> commands.add("echo $$ >" + folder.resolve("cgroup.procs")));
    return String.join(" && ", commands);
  }

  /** Removes the group, whose processes have ended. */
  @Override
  public void close() throws IOException {
    for (Path folder : folders) {
      Files.delete(folder);
    }
  }
}
