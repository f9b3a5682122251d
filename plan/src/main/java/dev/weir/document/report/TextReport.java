package dev.weir.document.report;

import dev.weir.config.Place;
import dev.weir.config.Problem;
import dev.weir.config.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Problems for people at a terminal: place, message, the line with a caret, what to do, where to
 * read more.
 */
public final class TextReport implements Report {
  private static final String BOLD = "1";
  private static final String DIM = "2";
  private static final String RED = "1;31";
  private static final String YELLOW = "1;33";
  private static final String CYAN = "1;36";

  private final boolean colours;

  /**
   * @param colours whether to write ANSI escapes (ECMA-48)
   */
  public TextReport(boolean colours) {
    this.colours = colours;
  }

  @Override
  public String write(Findings findings) {
    Map<String, SourceLines> files = new HashMap<>();
    findings.sources().forEach((file, source) -> files.put(file, new SourceLines(source)));
    StringBuilder out = new StringBuilder();
    for (Problem problem : findings.problems()) {
      SourceLines lines = files.get(problem.place().file());
      out.append(write(problem, excerpt(problem, lines)));
      out.append('\n');
    }
    return out.append(findings.summary()).append('\n').toString();
  }

  /** One problem, several lines; without its source line when the excerpt is empty. */
  public String write(Problem problem, Optional<SourceExcerpt> excerpt) {
    StringBuilder out = new StringBuilder();
    Place place = problem.place();
    if (!place.file().isEmpty()) {
      out.append(paint(BOLD, place.toString())).append(": ");
    }
    out.append(paint(colour(problem.severity()), Words.of(problem.severity()))).append(": ");
    out.append(Words.sentence(problem)).append('\n');
    String number = Integer.toString(place.line());
    String margin = " ".repeat(number.length());
    if (excerpt.isPresent()) {
      out.append("  ").append(paint(DIM, number + " |")).append(' ');
      out.append(excerpt.get().line()).append('\n');
      out.append("  ").append(paint(DIM, margin + " |")).append(' ');
      out.append(paint(colour(problem.severity()), excerpt.get().caret())).append('\n');
    }
    if (!problem.remedy().isEmpty()) {
      out.append("  ").append(margin).append(" = ").append(Words.visible(problem.remedy()));
      out.append('\n');
    }
    String more = " = see " + problem.docs() + " (weir help " + problem.code() + ")";
    out.append("  ").append(margin).append(paint(DIM, more)).append('\n');
    return out.toString();
  }

  /** The line of a secret is not shown. */
  private static Optional<SourceExcerpt> excerpt(Problem problem, @Nullable SourceLines lines) {
    return lines == null || problem.code().equals("literal-secret")
        ? Optional.empty()
        : lines.excerpt(problem.place());
  }

  private String paint(String style, String text) {
    String visible = Words.visible(text);
    return colours ? "\u001b[" + style + "m" + visible + "\u001b[0m" : visible;
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case ERROR -> RED;
      case WARNING -> YELLOW;
      case NOTE -> CYAN;
    };
  }
}
