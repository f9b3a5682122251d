package dev.weir.compiler.reference;

import dev.weir.compiler.files.ProjectPath;
import dev.weir.config.Node;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Follows {@code $ref} to other places of the same document, to other files below the project's
 * folder and, where that is allowed, to documents elsewhere. Not thread-safe.
 */
public final class References {
  private static final int HOPS = 32;

  private final Documents documents;
  private final Map<String, Map<String, Node>> anchors = new HashMap<>();

  /** Follows references among the documents. */
  public References(Documents documents) {
    this.documents = documents;
  }

  /**
   * What a value stands for: itself, or the end of the chain of references that begins with it.
   * Empty when the chain is broken or a circle; {@link ReferenceCheck} says so to the author.
   */
  public Optional<Located> follow(Located value) {
    Located at = value;
    for (int hop = 0; hop < HOPS; hop++) {
      Optional<Node.Scalar> reference = reference(at.node());
      if (reference.isEmpty()) {
        return Optional.of(at);
      }
      Optional<Located> next = target(reference.get().text(), at.file());
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.empty();
  }

  /** The {@code $ref} of a value that has one. */
  static Optional<Node.Scalar> reference(Node node) {
    return node instanceof Node.Mapping mapping
            && mapping.get("$ref") instanceof Node.Scalar scalar
            && scalar.kind() == Node.Kind.TEXT
        ? Optional.of(scalar)
        : Optional.empty();
  }

  /**
   * The value that a reference names; empty when there is none.
   *
   * @param reference as written: {@code #/components/schemas/Pet}, {@code pet.yaml#/Pet}
   * @param file the document it stands in
   */
  Optional<Located> target(String reference, String file) {
    String document = document(reference, file);
    int hash = reference.indexOf('#');
    String fragment = hash < 0 ? "" : Pointer.decode(reference.substring(hash + 1));
    return documents
        .readFor(document, file)
        .flatMap(root -> find(root, document, fragment))
        .map(node -> new Located(node, document));
  }

  /**
   * The name of the document that a reference leads to: a URL, a path below the project's folder,
   * or the path as it is written when that leaves the folder and can therefore not be read.
   */
  String document(String reference, String file) {
    int hash = reference.indexOf('#');
    String document = hash < 0 ? reference : reference.substring(0, hash);
    if (document.isEmpty() || isSelf(document, file)) {
      return file;
    }
    if (Documents.isRemote(document)) {
      return document;
    }
    if (Documents.isRemote(file)) {
      try {
        return new URI(file).resolve(document).toString();
      } catch (URISyntaxException | IllegalArgumentException e) {
        return document;
      }
    }
    String plain = Pointer.decode(document);
    return ProjectPath.resolve(file, plain).orElse(plain);
  }

  /** OpenAPI 3.2 §4.1.2.1: a document may say its own URI, and references may use it. */
  private boolean isSelf(String document, String file) {
    return documents.read(file).orElse(null) instanceof Node.Mapping root
        && root.get("$self") instanceof Node.Scalar self
        && self.text().equals(document);
  }

  private Optional<Node> find(Node root, String file, String fragment) {
    return fragment.isEmpty() || fragment.startsWith("/")
        ? Pointer.find(root, fragment)
        : Optional.ofNullable(
            anchors.computeIfAbsent(file, unused -> Anchors.of(root)).get(fragment));
  }
}
