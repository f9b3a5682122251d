package example.acme.passphrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.policy.Policy;
import dev.weir.policy.Use;
import dev.weir.policy.Verdict;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseTest {
  /** Of "open sesame", computed by another implementation of PBKDF2. */
  private static final String HASH = "7OuPBKKURF6ZzD1AG92yaWzxl6Dq0iW6hTOn4I5eMdg=";

  private final PassphraseType type = new PassphraseType();
  private final FakeWiring wiring = new FakeWiring();

  PassphraseTest() {
    wiring.secrets().put("env:HASH", HASH);
  }

  @ParameterizedTest
  @CsvSource({"open sesame, passes", "Open sesame, is refused"})
  void theHashIsComputedInThePool(String passphrase, String result) {
    FakeExchange exchange = exchange(passphrase);
    Verdict verdict = policy().onRequest(exchange);
    assertThat(verdict).isInstanceOf(Verdict.Wait.class);
    Verdict.Wait wait = (Verdict.Wait) verdict;
    assertThat(wiring.offload().waiting()).isEqualTo(1);
    assertThat(wait.stage()).isNotCompleted();
    exchange.end();
    wiring.offload().runAll();
    assertThat(wait.stage())
        .isCompletedWithValueMatching(
            found ->
                result.equals("passes")
                    ? found == Verdict.CONTINUE
                    : found instanceof Verdict.Answer no && no.reply().status() == 401);
  }

  @Test
  void theBackendDoesNotGetThePassphrase() {
    FakeExchange exchange = exchange("open sesame");
    policy().onRequest(exchange);
    assertThat(exchange.request().headers().contains("X-Passphrase")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257})
  void whatCannotBeAPassphraseCostsNothing(int length) {
    assertThat(policy().onRequest(exchange("x".repeat(length)))).isInstanceOf(Verdict.Answer.class);
    assertThat(policy().onRequest(ExchangeBuilder.get("/").build()))
        .isInstanceOf(Verdict.Answer.class);
    assertThat(wiring.offload().waiting()).isZero();
  }

  @Test
  void aFullPoolRefusesTheCall() {
    wiring.offload().fill();
    Verdict.Wait wait = (Verdict.Wait) policy().onRequest(exchange("open sesame"));
    assertThatThrownBy(() -> wait.stage().toCompletableFuture().join())
        .cause()
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.OVERLOADED));
  }

  @Test
  void aHashThatIsNoneClosesTheApi() {
    wiring.secrets().put("env:HASH", "c2hvcnQ=");
    assertThatThrownBy(this::policy).hasMessage("the hash has 5 bytes, not 32");
  }

  @Test
  void everySetting() {
    assertThat(Written.settings(type, "{salt: a, hash: b}"))
        .isEqualTo(new PassphraseSettings("X-Passphrase", "a", "b", 210_000))
        .asString()
        .isEqualTo("PassphraseSettings[header=X-Passphrase, hash=•••]");
    assertThat(Written.settings(type, "{header: X-P, salt: a, hash: b, iterations: 1000}"))
        .isEqualTo(new PassphraseSettings("X-P", "a", "b", 1000));
    assertThat(Written.complaints(type, "{iterations: 10, hsh: a}"))
        .extracting(line -> line.substring(line.indexOf("phrase.") + 7))
        .containsExactly(
            "salt: is required (add salt:)",
            "hash: is required (add hash:)",
            "iterations: \"10\" is not a whole number from 1000 to 10000000",
            "hsh: unknown key (did you mean hash?)");
  }

  private Policy policy() {
    return type.create(
        Written.settings(type, "{salt: pepper, hash: '${env:HASH}', iterations: 1000}"),
        Use.REQUEST,
        wiring);
  }

  private static FakeExchange exchange(String passphrase) {
    return ExchangeBuilder.get("/").header("X-Passphrase", passphrase).build();
  }
}
