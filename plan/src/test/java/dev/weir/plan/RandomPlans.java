package dev.weir.plan;

import dev.weir.config.Node;
import dev.weir.config.Place;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Plans made by chance, from a seed. Goes by the components of the records, so that a component
 * that is added tomorrow takes part by itself. Settings stand where the policy's origin says, as
 * they do in a plan that was read.
 */
public final class RandomPlans {
  private static final List<String> TEXTS =
      List.of(
          "",
          "default",
          "a",
          "null",
          "true",
          "1.10",
          "*",
          "GET",
          "/pets/{petId}",
          "weir.yaml:3:7",
          "näme \uD83D\uDE00",
          "\"quoted\" \\ \n\t\u0001",
          "${env:KEY}",
          "GET /pets",
          "-",
          "#");
  private static final List<Duration> DURATIONS =
      List.of(
          Duration.ZERO,
          Duration.ofMillis(250),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(90),
          Duration.ofHours(2),
          Duration.ofDays(7));

  private final Random random;
  private int unique;
  private String nameOfNext = "";

  public RandomPlans(long seed) {
    this.random = new Random(seed);
  }

  public ApiPlan next() {
    return record(ApiPlan.class);
  }

  private <R> R record(Class<R> type) {
    try {
      if (random.nextInt(4) == 0) {
        for (var field : type.getFields()) {
          if (field.getName().equals("DEFAULT")) {
            return type.cast(field.get(null));
          }
        }
      }
      RecordComponent[] components = type.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] = component(type, components[i], values);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " cannot be made", e);
    }
  }

  private Object component(Class<?> type, RecordComponent component, Object[] before) {
    String name = component.getName();
    if (type == UpstreamPlan.class && name.equals("name")) {
      return nameOfNext;
    }
    if (name.equals("id")) {
      return (random.nextBoolean() ? "GET /" : text()) + unique++;
    }
    if (type == RoutePlan.class && random.nextInt(3) == 0) {
      String id = (String) before[0];
      if (name.equals("operation")) {
        return id;
      } else if (name.equals("method")) {
        return id.contains(" ") ? id.substring(0, id.indexOf(' ')) : id;
      } else if (name.equals("template")) {
        return id.substring(id.indexOf(' ') + 1);
      }
    }
    return any(component.getGenericType());
  }

  private Object any(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? map(arguments[1])
          : generic.getRawType() == Set.class
              ? new LinkedHashSet<>(list(arguments[0]))
              : list(arguments[0]);
    }
    if (type == String.class) {
      return text();
    } else if (type == int.class) {
      return random.nextBoolean() ? 1 : 1 + random.nextInt(100_000);
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == Duration.class) {
      return DURATIONS.get(random.nextInt(DURATIONS.size()));
    } else if (type == PolicyPlan.class) {
      return policy();
    } else if (type instanceof Class<?> c && c.isEnum()) {
      return c.getEnumConstants()[random.nextInt(c.getEnumConstants().length)];
    } else if (type instanceof Class<?> c && c.isRecord()) {
      return record(c);
    }
    throw new LinkageError("teach RandomPlans to make " + type);
  }

  private List<Object> list(Type of) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(any(of));
    }
    return list;
  }

  private Map<String, Object> map(Type of) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String key = random.nextInt(3) == 0 ? "default" : text() + unique++;
      nameOfNext = key;
      map.put(key, any(of));
    }
    return map;
  }

  private PolicyPlan policy() {
    PolicyPlan plan = record(PolicyShape.class).policy();
    Place place = Place.parse(plan.origin());
    return new PolicyPlan(plan.type(), plan.use(), node(place, 3), plan.origin());
  }

  /** A policy without its settings. */
  record PolicyShape(String type, dev.weir.policy.Use use, String origin) {
    PolicyPlan policy() {
      return new PolicyPlan(type, use, Node.text(""), origin);
    }
  }

  /** Any value, all of it at one place. */
  Node node(Place place, int depth) {
    int kind = random.nextInt(depth == 0 ? 5 : 9);
    return switch (kind) {
      case 0 -> new Node.Scalar(Node.Kind.INTEGER, Integer.toString(random.nextInt()), place);
      case 1 -> new Node.Scalar(Node.Kind.DECIMAL, "-1.50e3", place);
      case 2 -> new Node.Scalar(Node.Kind.BOOLEAN, "true", place);
      case 3 -> new Node.Scalar(Node.Kind.NULL, "null", place);
      case 4, 5 -> new Node.Scalar(Node.Kind.TEXT, text(), place);
      case 6 -> {
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(node(place, depth - 1));
        }
        yield new Node.Sequence(items, place);
      }
      default -> {
        Node.Builder mapping = Node.mapping();
        for (int i = random.nextInt(4); i > 0; i--) {
          mapping.put(text(), place, node(place, depth - 1));
        }
        yield mapping.build(place);
      }
    };
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
