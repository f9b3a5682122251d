package dev.weir.compiler.example;

import dev.weir.compiler.reference.Located;
import dev.weir.compiler.reference.References;
import dev.weir.compiler.specification.Specification;
import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Collects the example answers of an operation: {@code example} and {@code examples} of each media
 * type, or else those of its schema, or else the smallest value that the schema describes.
 */
public final class ExampleAnswers {
  private static final Pattern STATUS = Pattern.compile("default|[2-5]([0-9][0-9]|XX|xx)");

  private final Specification specification;
  private final References references;
  private final SampleValue samples;
  private final Located root;

  /** Examples of the operations of a definition. */
  public ExampleAnswers(Specification specification, Located root, References references) {
    this.specification = specification;
    this.root = root;
    this.references = references;
    this.samples = new SampleValue(references);
  }

  /** In written order; empty when the operation declares no responses. */
  public List<ExampleAnswer> of(Located operation) {
    List<ExampleAnswer> answers = new ArrayList<>();
    Optional<Located> responses = operation.get("responses");
    if (responses.isEmpty()) {
      return answers;
    }
    responses
        .get()
        .mapping()
        .members()
        .forEach(
            (status, member) -> {
              if (STATUS.matcher(status).matches()) {
                references
                    .follow(new Located(member.value(), responses.get().file()))
                    .ifPresent(response -> add(status, response, operation, answers));
              }
            });
    return answers;
  }

  private void add(
      String status, Located response, Located operation, List<ExampleAnswer> answers) {
    int before = answers.size();
    if (specification == Specification.SWAGGER_2_0) {
      swagger(status, response, operation, answers);
    } else {
      response
          .get("content")
          .ifPresent(
              content ->
                  content
                      .mapping()
                      .members()
                      .forEach(
                          (type, member) ->
                              references
                                  .follow(new Located(member.value(), content.file()))
                                  .ifPresent(media -> media(status, type, media, answers))));
    }
    if (answers.size() == before) {
      answers.add(new ExampleAnswer(status, "", "", ""));
    }
  }

  private void swagger(
      String status, Located response, Located operation, List<ExampleAnswer> answers) {
    Optional<Located> examples = response.get("examples");
    if (examples.isPresent() && !examples.get().mapping().members().isEmpty()) {
      examples
          .get()
          .mapping()
          .members()
          .forEach((type, member) -> answers.add(answer(status, type, "", member.value())));
      return;
    }
    Optional<Located> schema = response.get("schema");
    if (schema.isPresent()) {
      String type = produces(operation).orElse(produces(root).orElse("application/json"));
      answers.add(answer(status, type, "", samples.of(schema.get())));
    }
  }

  private static Optional<String> produces(Located holder) {
    return holder.get("produces").map(Located::node).orElse(null) instanceof Node.Sequence list
            && !list.items().isEmpty()
            && list.items().get(0) instanceof Node.Scalar type
        ? Optional.of(type.text())
        : Optional.empty();
  }

  private void media(String status, String type, Located media, List<ExampleAnswer> answers) {
    Optional<Located> example = media.get("example");
    if (example.isPresent()) {
      answers.add(answer(status, type, "", example.get().node()));
      return;
    }
    int before = answers.size();
    media
        .get("examples")
        .ifPresent(
            examples ->
                examples
                    .mapping()
                    .members()
                    .forEach(
                        (name, member) ->
                            value(new Located(member.value(), examples.file()))
                                .ifPresent(
                                    value -> answers.add(answer(status, type, name, value)))));
    if (answers.size() == before) {
      Node sample =
          media
              .get("schema")
              .map(samples::of)
              .orElse(new Node.Scalar(Node.Kind.NULL, "", media.node().place()));
      answers.add(answer(status, type, "", sample));
    }
  }

  /** The value of an Example Object; OpenAPI 3.2 §4.19 adds two words to {@code value}. */
  private Optional<Node> value(Located written) {
    Optional<Located> example = references.follow(written);
    return example
        .flatMap(
            e -> e.get("value").or(() -> e.get("dataValue")).or(() -> e.get("serializedValue")))
        .map(Located::node);
  }

  private static ExampleAnswer answer(String status, String type, String name, Node value) {
    // A media range such as */* names no type that an answer could have.
    String concrete = type.contains("*") ? "application/json" : type;
    return new ExampleAnswer(status, concrete, name, ExampleText.of(value, concrete));
  }
}
