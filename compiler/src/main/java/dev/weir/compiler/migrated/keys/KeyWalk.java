package dev.weir.compiler.migrated.keys;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks what somebody wrote along a table of known keys and reports each key that is not honoured,
 * with the nearest words of Weir, and each that nobody knows. Values are shown only where they name
 * something: a secret never is. Not thread-safe.
 */
public final class KeyWalk {
  private final Problems problems;
  private final Tiers tiers;

  /** Where problems go, and which tiers a project knows. */
  public KeyWalk(Problems problems, Tiers tiers) {
    this.problems = problems;
    this.tiers = tiers;
  }

  /**
   * Reports what the table does not honour.
   *
   * @param path the keys that lead to the mapping, for problems; possibly empty
   */
  public void walk(Node.Mapping mapping, KeyTable table, String path) {
    members(mapping, table, "", path, true);
  }

  /** The same, but leaves unknown keys alone: a definition holds more than extensions. */
  public void walkKnown(Node.Mapping mapping, KeyTable table, String path) {
    members(mapping, table, "", path, false);
  }

  private void members(
      Node.Mapping mapping, KeyTable table, String below, String path, boolean strict) {
    for (Map.Entry<String, Node.Member> member : mapping.members().entrySet()) {
      String name = member.getKey();
      String known = below.isEmpty() ? name : below + "." + name;
      String here = path.isEmpty() ? name : path + "." + name;
      value(member.getValue(), table, known, here, strict);
    }
  }

  private void value(
      Node.Member member, KeyTable table, String known, String path, boolean strict) {
    KnownKey key = table.get(known);
    if (key != null) {
      judge(key, member, path);
    } else if (table.isContainer(known)) {
      inside(member, table, known, path, strict);
    } else if (strict || known.startsWith("x-wso2-")) {
      unknown(member, table, known, path);
    }
  }

  private void inside(
      Node.Member member, KeyTable table, String known, String path, boolean strict) {
    if (member.value() instanceof Node.Mapping mapping && !table.isContainer(known + "[]")) {
      members(mapping, table, known, path, strict);
    } else if (member.value() instanceof Node.Sequence list) {
      items(list, table, known + "[]", path, strict);
    } else if (!Neutral.empty(member.value())) {
      problems.warning(
          "wrong-type", member.place(), path, "is not read: other keys are expected below it", "");
    }
  }

  private void items(
      Node.Sequence list, KeyTable table, String known, String path, boolean strict) {
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      String here = path + "[" + i + "]";
      KnownKey key = table.get(known);
      if (key != null) {
        judge(key, new Node.Member(item.place(), item), here);
      } else if (item instanceof Node.Mapping mapping) {
        members(mapping, table, known, here, strict);
      }
    }
  }

  private void judge(KnownKey key, Node.Member member, String path) {
    boolean silent =
        key.treatment() == Treatment.HONOURED || key.treatment() == Treatment.DESCRIPTIVE;
    if (silent || key.neutral().test(member.value())) {
      return;
    }
    if (key.weir().contains("{tier}")) {
      tiers(key, member, path);
      return;
    }
    report(key, member, path, key.meaning(), key.weir());
  }

  private void tiers(KnownKey key, Node.Member member, String path) {
    for (Node.Scalar named : names(member.value())) {
      if (Tiers.unlimited(named.text())) {
        continue;
      }
      String limit = tiers.limit(named.text()).orElse(null);
      report(key, member, path, meaning(key, named.text(), limit), weir(key, limit));
    }
  }

  private static String meaning(KnownKey key, String tier, @Nullable String limit) {
    return limit == null
        ? "the tier \"" + tier + "\" is unknown, and " + key.meaning()
        : key.meaning() + " by the tier \"" + tier + "\"";
  }

  private static String weir(KnownKey key, @Nullable String limit) {
    return key.weir().replace("{tier}", limit == null ? "{requests: …, per: 1m}" : limit);
  }

  private static List<Node.Scalar> names(Node node) {
    List<Node.Scalar> names = new ArrayList<>();
    if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> names.addAll(names(item)));
    } else if (node instanceof Node.Mapping mapping
        && mapping.get("name") instanceof Node.Scalar n) {
      names.add(n);
    } else if (node instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NULL) {
      names.add(scalar);
    }
    return names;
  }

  private void report(KnownKey key, Node.Member member, String path, String meaning, String weir) {
    String message = "is not honoured yet: " + meaning;
    String remedy = weir.isEmpty() ? "" : "in Weir's words: " + weir;
    if (key.treatment() == Treatment.REFUSED) {
      problems.error("wso2-refused", member.place(), path, message, remedy);
    } else {
      problems.warning("wso2-not-honoured", member.place(), path, message, remedy);
    }
  }

  private void unknown(Node.Member member, KeyTable table, String known, String path) {
    int dot = known.lastIndexOf('.');
    String parent = dot < 0 ? "" : known.substring(0, dot);
    problems.warning(
        "unknown-key",
        member.place(),
        path,
        "is a key that nobody knows; it has no effect",
        Suggest.among(known.substring(dot + 1), table.namesBelow(parent)));
  }
}
