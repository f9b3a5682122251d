package dev.weir.compiler.reference;

import dev.weir.compiler.files.UnreadableFile;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.config.Severity;
import dev.weir.config.Suggest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows every reference of a definition and of what it refers to, and reports those that lead
 * nowhere: an error where routing or security depends on it or where it leaves the project, else a
 * warning. One that is written in many places is reported once.
 */
public final class ReferenceCheck {
  private final References references;
  private final Documents documents;
  private final Problems problems;
  private final Set<String> seen = new HashSet<>();
  private final Deque<Located> toDo = new ArrayDeque<>();
  private final Map<String, Broken> broken = new LinkedHashMap<>();

  private ReferenceCheck(References references, Documents documents, Problems problems) {
    this.references = references;
    this.documents = documents;
    this.problems = problems;
  }

  /** Checks everything that can be reached from the root of a definition. */
  public static void check(
      Located root, References references, Documents documents, Problems problems) {
    ReferenceCheck check = new ReferenceCheck(references, documents, problems);
    new ReferenceWalk(check::visit).walk(root);
    while (!check.toDo.isEmpty()) {
      new ReferenceWalk(check::visit).walk(check.toDo.remove());
    }
    check.broken.values().forEach(check::report);
  }

  /** A reference that leads nowhere. */
  private static final class Broken {
    private final Node.Scalar reference;
    private final String file;
    private boolean vital;
    private int places;

    Broken(Node.Scalar reference, String file) {
      this.reference = reference;
      this.file = file;
    }
  }

  private void visit(Node.Scalar reference, String file, boolean vital) {
    Broken known = broken.get(file + " " + reference.text());
    if (known == null && seen.add(file + " " + reference.text())) {
      Optional<Located> target = references.target(reference.text(), file);
      if (target.isPresent()) {
        if (!target.get().file().equals(file)) {
          toDo.add(target.get());
        }
        if (!isCircle(reference.text(), file)) {
          return;
        }
      }
      known = new Broken(reference, file);
      broken.put(file + " " + reference.text(), known);
    }
    if (known != null) {
      known.vital |= vital;
      known.places++;
    }
  }

  /** Whether a chain of references comes back to where it has been. */
  private boolean isCircle(String reference, String file) {
    Set<String> passed = new HashSet<>();
    Optional<Located> at = references.target(reference, file);
    while (at.isPresent()) {
      Optional<Node.Scalar> next = References.reference(at.get().node());
      if (next.isEmpty()) {
        return false;
      }
      if (!passed.add(at.get().file() + " " + next.get().text())) {
        return true;
      }
      at = references.target(next.get().text(), at.get().file());
    }
    return false;
  }

  private void report(Broken found) {
    String text = found.reference.text();
    Place place = found.reference.place();
    String often = found.places > 1 ? ", written in " + found.places + " places," : "";
    UnreadableFile failure = documents.failure(references.document(text, found.file));
    if (failure != null) {
      boolean outside = !failure.code().equals("missing-file");
      add(
          outside || found.vital,
          failure.code(),
          place,
          "the reference \"" + text + "\"" + often + " cannot be followed: " + failure.text(),
          failure.remedy());
      return;
    }
    if (documents.read(references.document(text, found.file)).isEmpty()) {
      // Its syntax is broken, which has been said.
      return;
    }
    boolean circle = references.target(text, found.file).isPresent();
    add(
        found.vital,
        "broken-reference",
        place,
        "the reference \""
            + text
            + "\""
            + often
            + (circle ? " leads in a circle" : " leads nowhere"),
        circle ? "" : suggestion(text, found.file));
  }

  private void add(boolean error, String code, Place place, String message, String remedy) {
    problems.add(
        new Problem(error ? Severity.ERROR : Severity.WARNING, code, place, "", message, remedy));
  }

  /** The nearest name beside the one that is missing. */
  private String suggestion(String reference, String file) {
    int slash = reference.lastIndexOf('/');
    int hash = reference.indexOf('#');
    @Nullable Located parent =
        hash < 0 || slash < hash
            ? null
            : references.target(reference.substring(0, slash), file).orElse(null);
    return parent == null
        ? ""
        : Suggest.among(reference.substring(slash + 1), parent.mapping().members().keySet());
  }
}
