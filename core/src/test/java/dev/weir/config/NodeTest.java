package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeTest {
  private static final Place PLACE = new Place("a", 1, 1);

  private static Node sample(Place place, String last) {
    return Node.mapping()
        .put("list", place, new Node.Sequence(List.of(Node.text("x"), Node.number(1)), place))
        .put("flag", place, new Node.Scalar(Node.Kind.BOOLEAN, last, place))
        .build(place);
  }

  @Test
  void valuesAreTheSameWhereverTheyStand() {
    assertThat(Node.same(sample(PLACE, "true"), sample(Place.NONE, "true"))).isTrue();
    assertThat(sample(PLACE, "true")).isNotEqualTo(sample(Place.NONE, "true"));
  }

  @Test
  void anyDifferenceInWhatTheySayCounts() {
    assertThat(Node.same(sample(PLACE, "true"), sample(PLACE, "false"))).isFalse();
    assertThat(Node.same(Node.text("1"), Node.number(1))).isFalse();
    assertThat(Node.same(Node.list(List.of()), Node.mapping().build())).isFalse();
    assertThat(Node.same(Node.texts(List.of("a")), Node.texts(List.of("a", "b")))).isFalse();
    assertThat(Node.same(Node.texts(List.of("a")), Node.texts(List.of("b")))).isFalse();
    assertThat(
            Node.same(Node.mapping().put("a", "1").build(), Node.mapping().put("b", "1").build()))
        .isFalse();
  }

  @Test
  void theOrderOfMembersDoesNotCount() {
    assertThat(
            Node.same(
                Node.mapping().put("a", "1").put("b", "2").build(),
                Node.mapping().put("b", "2").put("a", "1").build()))
        .isTrue();
  }

  @Test
  void numbersKeepEveryDigit() {
    assertThat(new Node.Scalar(Node.Kind.DECIMAL, "1.10", PLACE).number())
        .isEqualTo(new BigDecimal("1.10"));
    assertThat(Node.number(-7).text()).isEqualTo("-7");
    assertThat(Node.flag(true).kind()).isEqualTo(Node.Kind.BOOLEAN);
  }

  @Test
  void valuesDoNotChangeWithTheCollectionsTheyWereMadeOf() {
    List<Node> items = new ArrayList<>(List.of(Node.text("x")));
    Map<String, Node.Member> members = new LinkedHashMap<>();
    members.put("a", new Node.Member(PLACE, Node.text("x")));
    Node.Sequence list = new Node.Sequence(items, PLACE);
    Node.Mapping mapping = new Node.Mapping(members, PLACE);
    items.clear();
    members.clear();

    assertThat(list.items()).hasSize(1);
    assertThat(mapping.get("a")).isEqualTo(Node.text("x"));
    assertThat(mapping.get("b")).isNull();
    assertThatThrownBy(() -> mapping.members().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
