package dev.weir.document.report;

/** A way of writing findings. Stateless. */
public interface Report {
  /** The findings as a text that ends with a line break. */
  String write(Findings findings);
}
