package dev.weir.cli.image;

import java.io.IOException;
import java.nio.file.Path;

/** What an image runs on. */
enum Platform {
  AMD64("amd64", Elf.X86_64, "x86_64"),
  ARM64("arm64", Elf.AARCH64, "aarch_64");

  private final String layoutName;
  private final int elf;
  private final String netty;

  Platform(String layoutName, int elf, String netty) {
    this.layoutName = layoutName;
    this.elf = elf;
    this.netty = netty;
  }

  /**
   * The one that a program is made for.
   *
   * @throws IOException when it is no program for Linux on one of these
   */
  static Platform of(Path program) throws IOException {
    int machine = Elf.read(program).map(Elf::machine).orElse(0);
    for (Platform platform : values()) {
      if (platform.elf == machine) {
        return platform;
      }
    }
    throw new IOException(program + " is no program for Linux on x86-64 or aarch64");
  }

  /** As image layouts write it. */
  String layoutName() {
    return layoutName;
  }

  /** As {@link Elf#machine} tells it. */
  int elf() {
    return elf;
  }

  /** How the native libraries of Netty are named. */
  String netty() {
    return netty;
  }
}
