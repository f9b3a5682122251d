package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {
  private enum Colour {
    RED,
    DARK_BLUE
  }

  private static final Place PLACE = new Place("weir.yaml", 3, 7);

  private final Problems problems = new Problems();

  private Setting of(Node node) {
    return Setting.of(node, "a.b", problems);
  }

  private Setting of(Kind kind, String text) {
    return of(new Node.Scalar(kind, text, PLACE));
  }

  private Setting absent() {
    return Setting.absent(PLACE, "a.b", problems);
  }

  private void assertProblem(String line) {
    assertThat(problems.all()).extracting(Problem::toString).containsExactly(line);
  }

  private void assertNoProblem() {
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void whatWasNotWrittenGivesTheFallback() {
    for (Setting setting : List.of(absent(), of(Kind.NULL, "null"))) {
      assertThat(setting.present()).isFalse();
      assertThat(setting.text("x")).isEqualTo("x");
      assertThat(setting.text()).isEmpty();
      assertThat(setting.flag(true)).isTrue();
      assertThat(setting.number(7, 0, 9)).isEqualTo(7);
      assertThat(setting.duration(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
      assertThat(setting.size(5)).isEqualTo(5);
      assertThat(setting.percent(5)).isEqualTo(5);
      assertThat(setting.choice(Colour.class, Colour.RED)).isEqualTo(Colour.RED);
      assertThat(setting.items()).isEmpty();
      assertThat(setting.texts()).isEmpty();
      assertThat(setting.entries()).isEmpty();
      setting.section().done();
    }
    assertNoProblem();
    assertThat(absent().node()).isEmpty();
    assertThat(of(Kind.NULL, "null").node()).isPresent();
  }

  @Test
  void whatIsRequiredIsMissedByName() {
    absent().required();

    assertProblem("weir.yaml:3:7: error: a.b: is required (add b:)");
    assertThat(of(Kind.TEXT, "x").required().text("")).isEqualTo("x");
  }

  @Test
  void aListThatMustHoldSomethingIsMissedWhenItIsEmpty() {
    assertThat(of(Kind.TEXT, "x").oneOrMore()).extracting(s -> s.text("")).containsExactly("x");
    assertThat(of(Node.list(List.of(Node.text("x"), Node.text("y")))).oneOrMore()).hasSize(2);
    assertNoProblem();

    assertThat(of(Node.list(List.of())).oneOrMore()).isEmpty();
    assertThat(absent().oneOrMore()).isEmpty();
    Node nothing = new Node.Scalar(Kind.NULL, "", PLACE);
    assertThat(of(Node.list(List.of(Node.text("x"), nothing))).oneOrMore()).hasSize(1);
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactlyInAnyOrder(
            "error: a.b: is an empty list (write at least one value)",
            "weir.yaml:3:7: error: a.b: is required (add b:)",
            "weir.yaml:3:7: error: a.b[1]: is empty (write a value, or remove the item)");
  }

  @ParameterizedTest
  @EnumSource(names = "NULL", mode = EnumSource.Mode.EXCLUDE)
  void everyScalarIsATextAsItWasWritten(Kind kind) {
    assertThat(of(kind, "1.10").text("")).isEqualTo("1.10");
    assertThat(of(kind, "1.10").text()).contains("1.10");
    assertNoProblem();
  }

  @Test
  void aListIsNoText() {
    assertThat(of(Node.list(List.of())).text("x")).isEqualTo("x");
    assertProblem("error: a.b: should be a text");
  }

  @Test
  void aBraceThatWasMeantAsATextNeedsQuotes() {
    Node.Mapping mapping = Node.mapping().put("claim.org", Node.text("")).build(PLACE);

    assertThat(of(mapping).text("x")).isEqualTo("x");
    assertProblem(
        "weir.yaml:3:7: error: a.b: should be a text (a text that begins with { needs quotes)");
  }

  @Test
  void flagsAreTrueOrFalse() {
    assertThat(of(Kind.BOOLEAN, "true").flag(false)).isTrue();
    assertThat(of(Kind.BOOLEAN, "false").flag(true)).isFalse();
    assertNoProblem();

    assertThat(of(Kind.TEXT, "yes").flag(true)).isTrue();
    assertProblem("weir.yaml:3:7: error: a.b: \"yes\" is not true or false (write true or false)");
  }

  @ParameterizedTest
  @CsvSource({"0", "9", "5"})
  void numbersLieWithinTheirBounds(long number) {
    assertThat(of(Kind.INTEGER, Long.toString(number)).number(1, 0, 9)).isEqualTo(number);
    assertNoProblem();
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 10, ''",
    "INTEGER, -1, ''",
    "INTEGER, 99999999999999999999, ''",
    "DECIMAL, 1.0, ''",
    "BOOLEAN, true, ''",
    "TEXT, many, ''",
    "TEXT, 5, ' (write it without quotes)'"
  })
  void otherNumbersAreRefused(Kind kind, String text, String remedy) {
    assertThat(of(kind, text).number(1, 0, 9)).isEqualTo(1);
    assertProblem(
        "weir.yaml:3:7: error: a.b: \"" + text + "\" is not a whole number from 0 to 9" + remedy);
  }

  @Test
  void amountsHaveUnits() {
    assertThat(of(Kind.TEXT, "250ms").duration(Duration.ZERO)).isEqualTo(Duration.ofMillis(250));
    assertThat(of(Kind.TEXT, "16KB").size(0)).isEqualTo(16384);
    assertThat(of(Kind.TEXT, "20%").percent(0)).isEqualTo(20);
    assertNoProblem();
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, 5 s, try 5s",
    "INTEGER, 5, a unit is missing; try 5s",
    "TEXT, soon, for example 5s",
    "DECIMAL, 1.5, for example 5s"
  })
  void aWrongDurationShowsTheRightForm(Kind kind, String text, String remedy) {
    assertThat(of(kind, text).duration(Duration.ZERO)).isEqualTo(Duration.ZERO);
    assertProblem("weir.yaml:3:7: error: a.b: \"" + text + "\" is not a duration (" + remedy + ")");
  }

  @Test
  void wrongSizesAndSharesShowTheirForms() {
    assertThat(of(Kind.INTEGER, "10").size(1)).isEqualTo(1);
    assertThat(of(Kind.TEXT, "120%").percent(1)).isEqualTo(1);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "weir.yaml:3:7: error: a.b: \"10\" is not a size (a unit is missing; try 10MB)",
            "weir.yaml:3:7: error: a.b: \"120%\" is not a share (for example 20%)");
  }

  @Test
  void choicesAreWordsWithDashes() {
    assertThat(of(Kind.TEXT, "dark-blue").choice(Colour.class, Colour.RED))
        .isEqualTo(Colour.DARK_BLUE);
    assertNoProblem();

    assertThat(of(Kind.TEXT, "dark_blue").choice(Colour.class, Colour.RED)).isEqualTo(Colour.RED);
    assertProblem(
        "weir.yaml:3:7: error: a.b: \"dark_blue\" is not one of red, dark-blue"
            + " (did you mean dark-blue?)");
  }

  @Test
  void oneValueIsAListOfOne() {
    assertThat(of(Kind.TEXT, "x").texts()).containsExactly("x");
    assertThat(of(Node.mapping().build()).items()).hasSize(1);
    assertNoProblem();
  }

  @Test
  void itemsKnowTheirNumber() {
    Node.Sequence list =
        Node.list(List.of(Node.text("x"), Node.number(1), Node.list(List.of()), Node.text("y")));

    assertThat(of(list).texts()).containsExactly("x", "1", "y");
    assertProblem("error: a.b[2]: should be a text");
  }

  @Test
  void aSectionThatIsNoMappingIsReportedOnceAndReadAsEmpty() {
    Section section = of(Kind.TEXT, "x").section();

    assertThat(section.get("c").present()).isFalse();
    section.done();
    assertProblem("weir.yaml:3:7: error: a.b: should be a mapping (put keys below it)");
  }

  @Test
  void entriesKeepTheirOrderAndThePlaceOfTheirKey() {
    Node.Mapping mapping =
        Node.mapping().put("z", PLACE, Node.text("1")).put("a b", PLACE, Node.text("2")).build();

    assertThat(of(mapping).entries().keySet()).containsExactly("z", "a b");
    Setting entry = of(mapping).entries().get("a b");
    assertThat(entry.path()).isEqualTo("a.b.'a b'");
    assertThat(entry.place()).isEqualTo(PLACE);
    assertThat(entry.text("")).isEqualTo("2");
    assertNoProblem();
  }

  @Test
  void entriesOfSomethingElseAreReported() {
    assertThat(of(Kind.TEXT, "x").entries()).isEmpty();
    assertProblem("weir.yaml:3:7: error: a.b: should be a mapping (put names below it)");
  }

  @Test
  void aReaderMayReportWhatItFinds() {
    Setting setting = of(Kind.TEXT, "x");
    setting.error("odd", "is odd", "make it even");

    assertProblem("weir.yaml:3:7: error: a.b: is odd (make it even)");
    assertThat(setting.problems()).isSameAs(problems);
    assertThat(setting.node()).isEqualTo(Optional.of(new Node.Scalar(Kind.TEXT, "x", PLACE)));
  }

  @Test
  void aSecretIsAReferenceAloneOrInsideAText() {
    assertThat(of(Kind.TEXT, "Bearer ${env:TOKEN}").secret()).contains("Bearer ${env:TOKEN}");
    assertThat(absent().secret()).isEmpty();
    assertNoProblem();
  }

  @Test
  void aSecretThatStandsThereAsItIsIsAWarningThatDoesNotRepeatIt() {
    assertThat(of(Kind.TEXT, "hunter2").secret()).contains("hunter2");

    assertProblem(
        "weir.yaml:3:7: warning: a.b: holds a secret as it is"
            + " (write ${env:NAME} or ${file:/run/secrets/name})");
  }
}
