package dev.weir.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Until when the certificates in a file are valid. */
final class CertificateCheckup implements Checkup {
  /** Or the last third of a short life. */
  private static final Duration SOON = Duration.ofDays(30);

  private final String use;
  private final Path file;
  private final Clock clock;

  CertificateCheckup(String use, Path file) {
    this(use, file, Clock.systemUTC());
  }

  /**
   * A check of one file.
   *
   * @param use whose it is
   * @param file with PEM
   */
  CertificateCheckup(String use, Path file, Clock clock) {
    this.use = use;
    this.file = file;
    this.clock = clock;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    try (InputStream pem = Files.newInputStream(file)) {
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        if (one instanceof X509Certificate certificate) {
          findings.add(judge(certificate));
        }
      }
    } catch (IOException | CertificateException e) {
      return List.of(bad("cannot be read: " + e.getMessage(), "it must hold PEM"));
    }
    return findings.isEmpty() ? List.of(bad("holds no certificate", "it must hold PEM")) : findings;
  }

  private Finding judge(X509Certificate certificate) {
    Instant now = clock.instant();
    Instant end = certificate.getNotAfter().toInstant();
    String detail = certificate.getSubjectX500Principal().getName() + " until " + end;
    if (now.isAfter(end)) {
      return Finding.bad(use, detail + ": it has ended", "renew " + file);
    }
    Instant begin = certificate.getNotBefore().toInstant();
    if (now.isBefore(begin)) {
      return Finding.bad(use, detail + ": it has not begun", "look at the clock");
    }
    Duration third = Duration.between(begin, end).dividedBy(3);
    return end.isBefore(now.plus(third.compareTo(SOON) < 0 ? third : SOON))
        ? Finding.note(use, detail, "renew " + file)
        : Finding.good(use, detail);
  }

  private Finding bad(String what, String remedy) {
    return Finding.bad(use, file + " " + what, remedy);
  }
}
