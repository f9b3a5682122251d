package dev.weir.policies.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.Node;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.exchange.Caller;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeSecrets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private final FakeSecrets secrets = new FakeSecrets().put("env:KEY", "s3c\r\nret");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{petId}; a b",
        "{pet.name}; Rex",
        "{claim.org}; acme",
        "{claim.roles}; admin,user",
        "{claim.realm.name}; main",
        "{claim.https://acme.example/level}; 7",
        "{claim.realm}; ''",
        "{claim.sub}; ann",
        "{claim.scope}; a b",
        "{header.x-a}; one, two",
        "{query.q}; r&d",
        "{cookie.c}; v=1",
        "{client.ip}; 192.0.2.1",
        "{request.id}; exchange-1",
        "{api.version}; 1.0.0",
        "{ claim.org }; acme",
        "<{claim.org}/{claim.none}>; <acme/>",
        "{claim.none|unknown}; unknown",
        "{claim.none|}; ''",
        "{claim.org|unknown}; acme",
        "{{claim.org}; {claim.org}",
        "{{}}; {}}",
        "a } b; a } b",
        "$5; $5",
        "plain; plain",
      })
  void valuesStandInTheText(String written, String text) {
    assertThat(header(written)).isEqualTo(text);
  }

  @Test
  void secretsAreResolvedWhenThePolicyIsMade() {
    assertThat(header("Bearer ${env:KEY}{claim.none}")).isEqualTo("Bearer s3c  ret");
    assertThatThrownBy(() -> header("${env:NONE}")).hasMessageContaining("NONE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{clam.org}; {clam.org} is no known value (did you mean claim.org?)",
        "{headers.X-A}; {headers.X-A} is no known value (did you mean header.X-A?)",
        "{client.address}; {client.address} is no known value (of client there is only client.ip)",
        "{request.di}; {request.di} is no known value (of request there is only request.id)",
        "{claim.}; {claim.} names no value (write a name after the dot)",
        "{claim.org; a { has no } after it (write {{ where a brace is meant)",
        "${env:X; a { has no } after it (write {{ where a brace is meant)",
      })
  void mistakesAreReportedWithARemedy(String written, String complaint) {
    Problems problems = new Problems();
    read(written, problems);
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly("error: set-header.X: " + complaint);
  }

  @Test
  void anEmptyNameIsReported() {
    Problems problems = new Problems();
    read("{}", problems);
    assertThat(problems.all()).extracting(Problem::message).containsExactly("{} names no value");
  }

  @Test
  void parametersThatTheOperationLacksAreReportedWithTheNearest() {
    assertThat(parameterComplaints("/{petId}/{pet.name}", Set.of("petId", "pet.name"))).isEmpty();
    assertThat(parameterComplaints("{petid}", Set.of("petId")))
        .containsExactly(
            "error: set-header.X: {petid} is neither a path parameter here nor a known value"
                + " (did you mean petId?)");
    assertThat(parameterComplaints("{client-ip}", Set.of()))
        .singleElement()
        .asString()
        .endsWith("(did you mean client.ip?)");
    assertThat(parameterComplaints("{other}", Set.of("petId")))
        .singleElement()
        .asString()
        .endsWith("(the path has petId)");
    assertThat(parameterComplaints("{other}", Set.of()))
        .singleElement()
        .asString()
        .endsWith("(the path has no parameters; write {{ where a brace is meant)");
  }

  @Test
  void aParameterOfAnyOperationIsKnownToAStepOfAll() {
    Problems problems = new Problems();
    Template template = read("{petId}{orderId}{none}", problems);
    Templated settings = () -> List.of(template);
    ParameterCheck check = new ParameterCheck();
    check.used(settings, Set.of("petId"));
    check.used(settings, Set.of("orderId"));
    check.report(problems);
    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly("{none} is neither a path parameter here nor a known value");
  }

  @Test
  void aValueNeverBeginsAnotherHeader() {
    FakeExchange exchange =
        ExchangeBuilder.get("/")
            .claims(Map.of("org", "a\r\nSet-Cookie: b\0\u007f\tc"))
            .parameter("p", "x\ny")
            .build();
    assertThat(fill("{claim.org}", Escape.HEADER).in(exchange)).isEqualTo("a  Set-Cookie: b  \tc");
    assertThat(fill("<{p}>", Escape.HEADER).in(exchange)).isEqualTo("<x y>");
    assertThat(fill("{claim.none|d\ne}", Escape.HEADER).in(exchange)).isEqualTo("d e");
    assertThat(fill(" {claim.none|\n}a{claim.none|\t}", Escape.HEADER).in(exchange))
        .as("blanks around a value are not part of it")
        .isEqualTo("a");
  }

  @Test
  void textBeyondAsciiIsSentAsUtf8InHeaders() {
    FakeExchange exchange =
        ExchangeBuilder.get("/")
            .claims(Map.of("org", "é"))
            // As it comes from the network: one character per byte.
            .header("X-A", "Ã©")
            .build();
    assertThat(fill("{claim.org}", Escape.HEADER).in(exchange)).isEqualTo("Ã©");
    assertThat(fill("é", Escape.HEADER).in(exchange)).isEqualTo("Ã©");
    assertThat(fill("{header.X-A}", Escape.HEADER).in(exchange)).isEqualTo("Ã©");
    assertThat(fill("{header.X-A}", Escape.QUERY).in(exchange)).isEqualTo("%C3%A9");
    assertThat(fill("{claim.org}", Escape.QUERY).in(exchange)).isEqualTo("%C3%A9");
  }

  @Test
  void valuesInPathsAndQueriesArePercentEncoded() {
    FakeExchange exchange =
        ExchangeBuilder.get("/").claims(Map.of("v", "a/b?c#d%2F&e=f;g h\r~-._")).build();
    String encoded = "a%2Fb%3Fc%23d%252F%26e%3Df%3Bg%20h%0D~-._";
    assertThat(fill("/x/{claim.v}", Escape.PATH).in(exchange)).isEqualTo("/x/" + encoded);
    assertThat(fill("a b{claim.v}", Escape.QUERY).in(exchange)).isEqualTo("a%20b" + encoded);
    assertThat(fill("{claim.none|a b}", Escape.PATH).in(exchange)).isEqualTo("a%20b");
  }

  @Test
  void theOutlineHasSomethingElseForEveryValue() {
    Template template = read("/a/{claim.https://b/c}{{${env:KEY}/{query.q|//}", new Problems());
    assertThat(template.outline("-")).isEqualTo("/a/-{-/-");
  }

  @Test
  void cookiesAreFoundInEveryLine() {
    FakeExchange exchange =
        ExchangeBuilder.get("/")
            .header("Cookie", "a=1; bc=2;  c = \"3\"; empty=; odd")
            .header("Cookie", "d=4; a=5")
            .build();
    assertThat(fill("{cookie.a}", Escape.HEADER).in(exchange)).isEqualTo("1");
    assertThat(fill("{cookie.c}", Escape.HEADER).in(exchange)).isEqualTo("3");
    assertThat(fill("{cookie.d}", Escape.HEADER).in(exchange)).isEqualTo("4");
    assertThat(fill("{cookie.empty|x}", Escape.HEADER).in(exchange)).isEmpty();
    assertThat(fill("{cookie.odd|x}", Escape.HEADER).in(exchange)).isEqualTo("x");
    assertThat(fill("{cookie.C|x}", Escape.HEADER).in(exchange)).isEqualTo("x");
  }

  private String header(String written) {
    FakeExchange exchange =
        ExchangeBuilder.get("/pets/7?q=r%26d&q=z")
            .parameter("petId", "a b")
            .parameter("pet.name", "Rex")
            .header("X-A", "one")
            .header("x-a", "two")
            .header("Cookie", "c=v=1")
            .caller(
                new Caller(
                    "ann",
                    "app",
                    Set.of("b", "a"),
                    Map.of(
                        "org",
                        "acme",
                        "roles",
                        List.of("admin", "user"),
                        "realm",
                        Map.of("name", "main"),
                        "https://acme.example/level",
                        7),
                    Set.of()))
            .build();
    return fill(written, Escape.HEADER).in(exchange);
  }

  private Filling fill(String written, Escape escape) {
    Problems problems = new Problems();
    Template template = read(written, problems);
    assertThat(problems.all()).isEmpty();
    return template.fill(escape, secrets);
  }

  private static List<String> parameterComplaints(String written, Set<String> known) {
    Problems problems = new Problems();
    Template template = read(written, problems);
    ParameterCheck check = new ParameterCheck();
    check.used((Templated) () -> List.of(template), known);
    check.used("settings without templates", Set.of());
    check.report(problems);
    return problems.all().stream().map(Problem::toString).toList();
  }

  private static Template read(String written, Problems problems) {
    return Template.read(Setting.of(Node.text(written), "set-header.X", problems));
  }
}
