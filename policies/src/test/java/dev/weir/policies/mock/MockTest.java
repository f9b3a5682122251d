package dev.weir.policies.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.FaultCode;
import dev.weir.http.Reply;
import dev.weir.policy.Policy;
import dev.weir.policy.Use;
import dev.weir.policy.Verdict;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Written;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MockTest {
  private static final String PETS =
      """
      {answers: [{status: 404, media-type: application/problem+json, body: 'none'},
                 {status: 200, media-type: application/json, name: dog, body: 'dog-json'},
                 {status: 200, media-type: application/xml, name: dog, body: 'dog-xml'},
                 {status: 200, media-type: application/json, name: 'black cat', body: 'cat-json'},
                 {status: 5XX, media-type: text/plain, body: 'broken'},
                 {status: 204, media-type: text/plain, body: 'never sent'},
                 {status: 201}]}
      """;

  @Test
  void withoutAWishTheLowestSuccessAnswers() {
    Reply reply = answer(PETS);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(text(reply)).isEqualTo("dog-json");
    assertThat(reply.headers())
        .containsExactly(
            new Reply.Field("Content-Type", "application/json"),
            new Reply.Field("Vary", "Accept, Prefer"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "code=404                        | 404 | none     | code=404",
        "Code = 404                      | 404 | none     | code=404",
        "code=\"404\"                    | 404 | none     | code=404",
        "example=\"black cat\"           | 200 | cat-json | example=\"black cat\"",
        "code=200, example=dog           | 200 | dog-json | code=200, example=dog",
        "example=dog; x=y, dynamic=true  | 200 | dog-json | example=dog",
        "code=404, code=200              | 404 | none     | code=404",
        "code=503                        | 503 | broken   | code=503",
        "respond-async, wait=10          | 200 | dog-json | ''",
        "dynamic=true                    | 200 | dog-json | ''",
      })
  void preferChoosesStatusAndExample(String prefer, int status, String body, String applied) {
    Reply reply = answer(PETS, "Prefer", prefer);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(text(reply)).isEqualTo(body);
    assertThat(header(reply, "Preference-Applied")).isEqualTo(applied);
  }

  @ParameterizedTest
  @CsvSource({
    // As they come from the network, one character per byte: UTF-8, and a single byte of Latin-1.
    "KÃ¤se",
    "K\u00e4se",
  })
  void anExampleMayHaveANameBeyondAscii(String sent) {
    String answers =
        "{answers: [{status: 200, name: Wurst, body: a}, {status: 200, name: Käse, body: b}]}";
    Reply reply = answer(answers, "Prefer", "example=\"" + sent + "\"");
    assertThat(text(reply)).isEqualTo("b");
    assertThat(header(reply, "Preference-Applied")).isEqualTo("example=\"KÃ¤se\"");
  }

  @Test
  void preferencesMayStandInSeveralHeaders() {
    Reply reply = answer(PETS, "Prefer", "example=dog", "Prefer", "code=200");
    assertThat(header(reply, "Preference-Applied")).isEqualTo("code=200, example=dog");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/xml                                 | dog-xml",
        "application/json;q=0.2, application/xml;q=0.9   | dog-xml",
        "application/*                                   | dog-json",
        "*/*                                             | dog-json",
        "text/html, application/json;q=0, */*;q=0.1      | dog-xml",
      })
  void acceptChoosesTheMediaType(String accept, String body) {
    assertThat(text(answer(PETS, "Accept", accept))).isEqualTo(body);
  }

  @Test
  void whatIsNotAcceptableIsRefused() {
    Verdict.Fail fail = refusal(PETS, "Accept", "text/html, application/json;q=0");
    assertThat(fail.fault().code()).isEqualTo(FaultCode.NOT_ACCEPTABLE);
    assertThat(fail.fault().hint()).isEqualTo("there is application/json, application/xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"code=302", "code=abc", "code=99", "example=bird", "code=404, example=dog"})
  void whereThereIsNoSuchExampleNothingIsMadeUp(String prefer) {
    Verdict.Fail fail = refusal(PETS, "Prefer", prefer);
    assertThat(fail.fault().code()).isEqualTo(FaultCode.MOCK_NOT_AVAILABLE);
    assertThat(fail.fault().hint()).isEqualTo("no example fits " + prefer);
  }

  @Test
  void anOperationWithoutExamplesSaysSo() {
    Verdict.Fail fail = refusal("true");
    assertThat(fail.fault().code()).isEqualTo(FaultCode.MOCK_NOT_AVAILABLE);
    assertThat(fail.fault().hint()).isEqualTo("the operation has no examples");
  }

  @Test
  void aResponseForARangeOrDefaultAnswersWhatHasNoneOfItsOwn() {
    String answers =
        "{answers: [{status: default, media-type: text/plain, body: any},"
            + " {status: 4XX, media-type: text/plain, body: client},"
            + " {status: 404, media-type: text/plain, body: none}]}";
    assertThat(text(answer(answers, "Prefer", "code=404"))).isEqualTo("none");
    assertThat(text(answer(answers, "Prefer", "code=409"))).isEqualTo("client");
    assertThat(answer(answers, "Prefer", "code=409").status()).isEqualTo(409);
    assertThat(text(answer(answers, "Prefer", "code=500"))).isEqualTo("any");
    assertThat(answer(answers).status()).isEqualTo(200);
  }

  @Test
  void theCompilersDefaultStatusIsTheUsualOne() {
    String answers = "{answers: [{status: 200}, {status: 202}], default-status: 202}";
    assertThat(answer(answers).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"code=204", "code=201"})
  void anAnswerWithoutABodyHasNoContentType(String prefer) {
    Reply reply = answer(PETS, "Prefer", prefer, "Accept", "image/png");
    assertThat(header(reply, "Preference-Applied")).isEqualTo(prefer);
    assertThat(reply.body().size()).isZero();
    assertThat(header(reply, "Content-Type")).isEmpty();
  }

  @Test
  void falseLetsEveryCallPass() {
    Verdict verdict = policy("false").onRequest(ExchangeBuilder.get("/").build());
    assertThat(verdict).isSameAs(Verdict.CONTINUE);
  }

  private static Reply answer(String written, String... headers) {
    Verdict verdict = verdict(written, headers);
    assertThat(verdict).isInstanceOf(Verdict.Answer.class);
    return ((Verdict.Answer) verdict).reply();
  }

  private static Verdict.Fail refusal(String written, String... headers) {
    Verdict verdict = verdict(written, headers);
    assertThat(verdict).isInstanceOf(Verdict.Fail.class);
    return (Verdict.Fail) verdict;
  }

  private static Verdict verdict(String written, String... headers) {
    ExchangeBuilder parts = ExchangeBuilder.get("/pets/7");
    for (int i = 0; i < headers.length; i += 2) {
      parts.header(headers[i], headers[i + 1]);
    }
    return policy(written).onRequest(parts.build());
  }

  private static Policy policy(String written) {
    MockType type = new MockType();
    return type.create(Written.settings(type, written), Use.KEY, new FakeWiring());
  }

  private static String text(Reply reply) {
    return new String(reply.body().bytes(), StandardCharsets.UTF_8);
  }

  private static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(field -> field.name().equals(name))
        .map(Reply.Field::value)
        .findFirst()
        .orElse("");
  }
}
