package dev.weir.document.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The values of {@code --format}. */
public enum ReportFormat {
  /** For people at a terminal. */
  TEXT(new TextReport(false)),
  /** For programs of one's own. */
  JSON(new JsonReport()),
  /** For pipelines that show test results. */
  JUNIT(new JunitReport()),
  /** For code scanning, SARIF 2.1.0. */
  SARIF(new SarifReport()),
  /** For the code quality widget of GitLab. */
  GITLAB(new GitlabReport()),
  /** For comments on a merge request. */
  MARKDOWN(new MarkdownReport());

  private final Report report;

  ReportFormat(Report report) {
    this.report = report;
  }

  /** By the name that is typed, such as {@code junit}. */
  public static Optional<ReportFormat> named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** What writes it; text without colours. */
  public Report report() {
    return report;
  }
}
