package dev.weir.document.report;

import dev.weir.config.Problem;

/** Problems as a table for a comment on a merge request. */
final class MarkdownReport implements Report {
  private static final String SPECIAL = "\\`*_{}[]<>()#+-.!|~&";

  @Override
  public String write(Findings findings) {
    StringBuilder out = new StringBuilder("**Weir: " + findings.summary() + "**\n");
    if (findings.problems().isEmpty()) {
      return out.toString();
    }
    out.append("\n| | Where | What | What to do |\n|---|---|---|---|\n");
    for (Problem problem : findings.problems()) {
      out.append("| ").append(Words.of(problem.severity()));
      out.append(" | ").append(escape(problem.place().toString()));
      out.append(" | ").append(escape(Words.sentence(problem)));
      out.append(" | ").append(escape(problem.remedy())).append(" |\n");
    }
    return out.toString();
  }

  /** What people wrote stays text: no markup, no links, no mentions, no new rows. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : Words.visible(text).toCharArray()) {
      if (c == '@') {
        escaped.append("&#64;");
      } else {
        escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return escaped.toString();
  }
}
