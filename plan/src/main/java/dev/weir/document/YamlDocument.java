package dev.weir.document;

import dev.weir.config.Node;
import dev.weir.config.Node.Kind;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.document.TreeBuilder.Built;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One YAML 1.2 document on its way from text to values: the core schema, anchors, and the merge key
 * {@code <<}, which YAML 1.2 lacks but definitions in the wild use. Not thread-safe.
 */
final class YamlDocument {
  private static final Pattern REMARK = Pattern.compile("(?:.*\\s)?//\\s.*");
  private static final String TAG = "tag:yaml.org,2002:";

  private final String file;
  private final String text;
  private final Problems problems;
  private final TreeBuilder tree;
  private final Map<String, Built> anchors = new HashMap<>();
  private final Deque<String> openAnchors = new ArrayDeque<>();
  private final Map<String, String> keys = new HashMap<>();

  YamlDocument(String file, String text, DocumentLimits limits, Problems problems) {
    this.file = file;
    this.text = text;
    this.problems = problems;
    this.tree = new TreeBuilder(limits, problems);
  }

  Node read() throws SyntaxException {
    // The parser copies its window whenever it looks a buffer further ahead, which for one long
    // text
    // costs its length squared unless the buffer grows with it.
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.max(1024, text.length() / 16))
            .build();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        accept(event);
      }
    } catch (YamlEngineException e) {
      throw YamlMessages.explain(e, file, text);
    }
    Node root = tree.root();
    if (root == null || (root instanceof Node.Scalar s && s.kind() == Kind.NULL)) {
      throw new SyntaxException(
          Place.startOf(file),
          "the file is empty",
          "write something into it, or name another file");
    }
    return root;
  }

  private void accept(Event event) throws SyntaxException {
    if (event instanceof DocumentStartEvent && tree.root() != null) {
      throw new SyntaxException(
          place(event), "a second document begins", "keep one document in a file");
    } else if (event instanceof AliasEvent alias) {
      alias(alias);
    } else if (event instanceof ScalarEvent scalar) {
      scalar(scalar);
    } else if (event instanceof CollectionStartEvent start) {
      start(start);
    } else if (event instanceof CollectionEndEvent) {
      Built built = tree.close();
      String anchor = openAnchors.remove();
      if (!anchor.isEmpty()) {
        anchors.put(anchor, built);
      }
    }
  }

  private void start(CollectionStartEvent start) throws SyntaxException {
    boolean mapping = start instanceof MappingStartEvent;
    if (tree.expectsKey()) {
      throw new SyntaxException(
          place(start),
          mapping ? "a mapping cannot be a key" : "a list cannot be a key",
          "put the text in quotes if it begins with { or [");
    }
    tag(start.getTag(), mapping ? "map" : "seq", start);
    if (mapping) {
      tree.openMapping(place(start));
    } else {
      tree.openSequence(place(start));
    }
    String anchor = anchor(start);
    anchors.remove(anchor);
    openAnchors.push(anchor);
  }

  private void alias(AliasEvent event) throws SyntaxException {
    String name = event.getAlias().getValue();
    Built built = anchors.get(name);
    if (built == null) {
      boolean within = openAnchors.contains(name);
      throw new SyntaxException(
          place(event),
          within
              ? "*" + name + " stands inside the value that it repeats"
              : "no anchor &" + name + " stands before *" + name,
          within
              ? "use $ref for a recursive structure"
              : "put the text in quotes if it begins with *");
    }
    if (!tree.expectsKey()) {
      tree.add(built);
    } else if (built.node() instanceof Node.Scalar scalar) {
      tree.key(scalar.text(), place(event));
    } else {
      throw new SyntaxException(place(event), "a mapping or list cannot be a key", "");
    }
  }

  private void scalar(ScalarEvent event) throws SyntaxException {
    Place place = place(event);
    boolean plain = event.isPlain() && event.getTag().isEmpty();
    if (plain) {
      remark(event.getValue(), place);
    }
    if (tree.expectsKey()) {
      key(event, place);
      return;
    }
    Node.Scalar scalar =
        plain ? Scalars.plain(event.getValue(), place, problems) : tagged(event, place);
    Built built = Built.leaf(scalar);
    String anchor = anchor(event);
    if (!anchor.isEmpty()) {
      anchors.put(anchor, built);
    }
    tree.add(built);
  }

  private void key(ScalarEvent event, Place place) {
    String key = event.getValue();
    boolean merge = event.getTag().map(tag -> tag.equals(TAG + "merge")).orElse(event.isPlain());
    if (merge && key.equals("<<")) {
      tree.mergeKey(place);
      return;
    }
    String anchor = anchor(event);
    if (!anchor.isEmpty()) {
      anchors.put(anchor, Built.leaf(new Node.Scalar(Kind.TEXT, key, place)));
    }
    tree.key(keys.computeIfAbsent(key, same -> same), place);
  }

  /** A quoted scalar, or one with a tag: {@code !!str 5} is a text. */
  private Node.Scalar tagged(ScalarEvent event, Place place) throws SyntaxException {
    String tag = event.getTag().orElse("!");
    String value = event.getValue();
    if (tag.equals("!") || tag.equals(TAG + "str")) {
      return new Node.Scalar(Kind.TEXT, value, place);
    }
    Node.Scalar scalar = Scalars.plain(value, place, problems);
    Kind kind = scalar.kind();
    boolean fits =
        switch (tag) {
          case TAG + "int" -> kind == Kind.INTEGER;
          case TAG + "float" -> kind == Kind.INTEGER || kind == Kind.DECIMAL;
          case TAG + "bool" -> kind == Kind.BOOLEAN;
          case TAG + "null" -> kind == Kind.NULL;
          default -> throw unknownTag(tag, place);
        };
    if (!fits) {
      throw new SyntaxException(
          place, Shown.text(value) + " is not what the tag in front of it says", "remove the tag");
    }
    return scalar;
  }

  private void tag(Optional<String> tag, String own, Event event) throws SyntaxException {
    if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(TAG + own)) {
      throw unknownTag(tag.get(), place(event));
    }
  }

  private static SyntaxException unknownTag(String tag, Place place) {
    String shown = tag.startsWith(TAG) ? "!!" + tag.substring(TAG.length()) : tag;
    return new SyntaxException(
        place,
        "the tag " + Shown.text(shown) + " has no meaning here",
        "remove it, or put the text in quotes if it begins with !");
  }

  /** People who know JSON with comments expect {@code //} to begin one; in YAML it is text. */
  private void remark(String value, Place place) throws SyntaxException {
    if (!holdsRemark(value)) {
      return;
    }
    String remedy = "begin a remark with #, or put the text in quotes";
    if (value.startsWith("//")) {
      throw new SyntaxException(place, "// does not begin a remark in YAML", remedy);
    }
    problems.warning(
        "remark", place, "", "// does not begin a remark in YAML; it is part of this text", remedy);
  }

  static boolean holdsRemark(String text) {
    return text.indexOf('/') >= 0 && REMARK.matcher(text).matches();
  }

  private static String anchor(NodeEvent event) {
    return event.getAnchor().map(anchor -> anchor.getValue()).orElse("");
  }

  private Place place(Event event) {
    return place(file, event.getStartMark());
  }

  static Place place(String file, Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(Place.startOf(file));
  }
}
