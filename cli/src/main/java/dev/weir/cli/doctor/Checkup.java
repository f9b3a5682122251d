package dev.weir.cli.doctor;

import java.util.List;

/** Looks at one thing. Must not take longer than a second or change anything. */
interface Checkup {
  List<Finding> look();
}
