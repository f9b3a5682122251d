package dev.weir.cli.doctor;

import dev.weir.gateway.settings.AdminSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who can reach the port of operators, and what they see there. */
final class AdminCheckup implements Checkup {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final AdminSettings admin;

  AdminCheckup(AdminSettings admin) {
    this.admin = admin;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings =
        new ArrayList<>(
            new PortCheckup(
                    "admin", admin.address(), admin.port(), "choose another: --admin-port PORT")
                .look());
    if (!isLoopback()) {
      findings.add(
          Finding.note(
              "admin is open",
              "whoever reaches " + admin.address() + " sees health and metrics",
              "keep it inside the network, or leave --admin-address out"));
    }
    findings.add(admin.tokenFile().map(AdminCheckup::token).orElseGet(AdminCheckup::closed));
    return findings;
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(admin.address()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // the port's own check says so
    }
  }

  private static Finding closed() {
    return Finding.good(
        "admin token",
        "none: /status, /plan, /explain, /logs and /log-level are closed (admin.token-file)");
  }

  private static Finding token(Path file) {
    Optional<Set<PosixFilePermission>> permissions = permissions(file);
    return permissions.isPresent() && OWNER.containsAll(permissions.get())
        ? Finding.good("admin token", file + " is for its owner only")
        : Finding.bad("admin token", file + " can be read by others", "chmod 600 " + file);
  }

  private static Optional<Set<PosixFilePermission>> permissions(Path file) {
    try {
      return Optional.of(Files.getPosixFilePermissions(file));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
