package dev.weir.document.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.config.Severity;
import dev.weir.document.DocumentReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class ReportTest {
  /** One problem of each severity, awkward characters, and one that is in no file. */
  static final Findings FINDINGS =
      new Findings(
          List.of(
              new Problem(
                  Severity.ERROR,
                  "unknown-key",
                  new Place("weir.yaml", 2, 3),
                  "upstreams.defualt",
                  "unknown key",
                  "did you mean default?"),
              new Problem(
                  Severity.WARNING,
                  "open-api",
                  new Place("apis/pet store: é.yaml", 3, 5),
                  "",
                  "\"<&'|*@all\" is open\u001b[31m\n\u202Eto anyone",
                  ""),
              new Problem(
                  Severity.NOTE, "missing-file", Place.NONE, "", "no limits.yaml", "add one"),
              new Problem(
                  Severity.ERROR,
                  "unknown-key",
                  new Place("weir.yaml", 99, 1),
                  "upstreams.defualt",
                  "unknown key",
                  "did you mean default?")),
          new TreeMap<>(
              Map.of(
                  "weir.yaml", "upstreams:\n  defualt:\n    endpoints: []\n",
                  "apis/pet store: é.yaml", "a: 1\r\nb: 2\r\n\t\té\u0007: x\r\n")),
          "0.1.0");

  private static final Findings NOTHING = new Findings(List.of(), Map.of(), "0.1.0");

  private static String golden(String name) throws IOException {
    try (InputStream in = ReportTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Node json(ReportFormat format, Findings findings) {
    Problems problems = new Problems();
    byte[] bytes = format.report().write(findings).getBytes(UTF_8);
    Node node = new DocumentReader().readJson("report.json", bytes, problems).orElseThrow();
    assertThat(problems.all()).isEmpty();
    return node;
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatLooksAsInItsGoldenFile(ReportFormat format) throws IOException {
    String name = format.name().toLowerCase(Locale.ROOT) + ".txt";

    assertThat(format.report().write(FINDINGS)).isEqualTo(golden(name));
    assertThat(ReportFormat.named(format.name().toLowerCase(Locale.ROOT))).contains(format);
  }

  @Test
  void nothingFoundIsSaidInEveryFormat() {
    assertThat(ReportFormat.TEXT.report().write(NOTHING)).isEqualTo("no problems\n");
    assertThat(ReportFormat.MARKDOWN.report().write(NOTHING)).isEqualTo("**Weir: no problems**\n");
    assertThat(ReportFormat.GITLAB.report().write(NOTHING)).isEqualTo("[]\n");
    assertThat(ReportFormat.JSON.report().write(NOTHING)).contains("\"problems\": []");
    assertThat(ReportFormat.SARIF.report().write(NOTHING)).contains("\"results\": []");
    assertThat(ReportFormat.JUNIT.report().write(NOTHING))
        .contains("tests=\"1\" failures=\"0\"")
        .contains("name=\"no problems\"/>");
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "SARIF", "GITLAB"})
  void formatsInJsonAreStrictJson(ReportFormat format) {
    assertThat(json(format, FINDINGS)).isNotNull();
    assertThat(json(format, NOTHING)).isNotNull();
  }

  @Test
  void theXmlIsWellFormedWhateverTheMessagesHold()
      throws ParserConfigurationException, SAXException, IOException {
    byte[] xml = ReportFormat.JUNIT.report().write(FINDINGS).getBytes(UTF_8);
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml))
            .getDocumentElement();

    assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(root.getElementsByTagName("failure").getLength()).isEqualTo(2);
    assertThat(root.getElementsByTagName("system-out").item(0).getTextContent())
        .contains("\"<&'|*@all\" is open\uFFFD[31m");
  }

  @Test
  void fingerprintsDifferAndSurviveAMove() {
    Node.Sequence list = (Node.Sequence) json(ReportFormat.GITLAB, FINDINGS);
    List<String> prints =
        list.items().stream()
            .map(item -> ((Node.Scalar) ((Node.Mapping) item).get("fingerprint")).text())
            .toList();
    assertThat(prints).doesNotHaveDuplicates();

    Problem problem = FINDINGS.problems().get(0);
    Problem moved =
        new Problem(
            problem.severity(),
            problem.code(),
            new Place("weir.yaml", 40, 7),
            problem.path(),
            problem.message(),
            problem.remedy());
    Node again = json(ReportFormat.GITLAB, new Findings(List.of(moved), Map.of(), "0.1.0"));
    assertThat(((Node.Mapping) ((Node.Sequence) again).items().get(0)).get("fingerprint"))
        .satisfies(node -> assertThat(((Node.Scalar) node).text()).isEqualTo(prints.get(0)));
  }

  @Test
  void coloursAreOnlyAddedToTheText() {
    String coloured = new TextReport(true).write(FINDINGS);

    assertThat(coloured).contains("\u001b[1;31merror\u001b[0m", "\u001b[1mweir.yaml:2:3\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(ReportFormat.TEXT.report().write(FINDINGS));
  }

  @Test
  void anUnknownFormatHasNoReport() {
    assertThat(ReportFormat.named("xml")).isEmpty();
    assertThat(ReportFormat.named("JSON")).isEmpty();
  }

  @Test
  void theLineOfASecretIsNotShown() {
    Problem problem =
        new Problem(
            Severity.WARNING, "literal-secret", new Place("a.yaml", 1, 1), "key", "is one", "");

    String text =
        new TextReport(false)
            .write(new Findings(List.of(problem), Map.of("a.yaml", "key: hunter2\n"), "0.1.0"));

    assertThat(text).contains("a.yaml:1:1").doesNotContain("hunter2");
  }
}
