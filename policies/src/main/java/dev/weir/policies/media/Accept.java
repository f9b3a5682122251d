package dev.weir.policies.media;

import dev.weir.policies.text.Quoted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller accepts, by its Accept field (RFC 9110 §12.5.1). */
public final class Accept {
  /** A range with its weight in thousandths. */
  private record Range(MediaType type, int weight) {}

  private final List<Range> ranges;

  private Accept(List<Range> ranges) {
    this.ranges = ranges;
  }

  /** Reads all lines of the field; members that are malformed are left out. */
  public static Accept of(List<String> lines) {
    List<Range> ranges = new ArrayList<>();
    for (String line : lines) {
      for (String member : Quoted.split(line, ',')) {
        MediaType type = MediaType.parse(member.equals("*") ? "*/*" : member);
        if (type != null) {
          ranges.add(new Range(type, weight(type.parameters().get("q"))));
        }
      }
    }
    return new Accept(ranges);
  }

  /**
   * How much a media type is wanted, 0 (not at all) to 1000; the most specific range that holds it
   * decides. Everything is wanted where nothing is said.
   */
  public int weight(MediaType type) {
    if (ranges.isEmpty()) {
      return 1000;
    }
    int weight = 0;
    int best = -1;
    for (Range range : ranges) {
      int specific = specific(range.type, type);
      if (specific > best) {
        best = specific;
        weight = range.weight;
      }
    }
    return weight;
  }

  /** How exactly a range names a type; -1 when it does not hold it. */
  private static int specific(MediaType range, MediaType type) {
    if (range.type().equals("*")) {
      return range.subtype().equals("*") ? 0 : -1;
    }
    if (!range.type().equals(type.type())) {
      return -1;
    }
    if (range.subtype().equals("*")) {
      return 1;
    }
    if (!range.subtype().equals(type.subtype())) {
      return -1;
    }
    int specific = 2;
    for (Map.Entry<String, String> parameter : range.parameters().entrySet()) {
      if (parameter.getKey().equals("q")) {
        break;
      }
      String own = type.parameters().get(parameter.getKey());
      if (own == null && isUtf8(parameter)) {
        continue; // what says nothing else is UTF-8
      }
      if (!parameter.getValue().equalsIgnoreCase(own)) {
        return -1;
      }
      specific++;
    }
    return specific;
  }

  private static boolean isUtf8(Map.Entry<String, String> parameter) {
    return parameter.getKey().equals("charset") && parameter.getValue().equalsIgnoreCase("utf-8");
  }

  private static int weight(@Nullable String q) {
    if (q == null) {
      return 1000;
    }
    if (!q.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")) {
      return 0;
    }
    return new BigDecimal(q.endsWith(".") ? q + "0" : q).movePointRight(3).intValue();
  }
}
