package dev.weir.policies.headers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Written;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSettingsTest {
  private final SetHeaderType set = new SetHeaderType();
  private final AddHeaderType add = new AddHeaderType();
  private final RemoveHeaderType remove = new RemoveHeaderType();

  @Test
  void aHeaderHasOneValueOrSeveral() {
    FieldEdits edits = Written.settings(set, "{X-Org: '{claim.org}', Link: [a, b]}");
    assertThat(edits.fields()).extracting(FieldEdit::name).containsExactly("X-Org", "Link");
    assertThat(edits.templates())
        .extracting(Object::toString)
        .containsExactly("{claim.org}", "a", "b");
    assertThat(Written.settings(add, "{X-A: 1}").templates())
        .extracting(Object::toString)
        .containsExactly("1");
  }

  @Test
  void removedHeadersAreNamesAndBeginnings() {
    assertThat(Written.settings(remove, "X-A"))
        .isEqualTo(new RemovedFields(List.of("X-A"), List.of()));
    assertThat(Written.settings(remove, "[X-A, X-Internal-*]"))
        .isEqualTo(new RemovedFields(List.of("X-A"), List.of("x-internal-")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length",
        "transfer-encoding",
        "Connection",
        "Keep-Alive",
        "TE",
        "Trailer",
        "Upgrade",
        "Expect",
        "Proxy-Connection"
      })
  void framingIsNotForSteps(String name) {
    String complaint = "the message on one connection; the gateway sets it (remove this line)";
    assertThat(Written.complaints(set, "{" + name + ": a}"))
        .singleElement()
        .asString()
        .endsWith(complaint);
    assertThat(Written.complaints(add, "{" + name + ": a}"))
        .singleElement()
        .asString()
        .endsWith(complaint);
    assertThat(Written.complaints(remove, name)).singleElement().asString().endsWith(complaint);
  }

  @Test
  void hostIsNotForSteps() {
    String complaint = "Host names the endpoint that is called and cannot be edited";
    assertThat(Written.complaints(set, "{host: a}")).singleElement().asString().contains(complaint);
    assertThat(Written.complaints(remove, "Host")).singleElement().asString().contains(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'X A': b}; set-header.'X A': \"X A\" is not a header name (a name has letters, digits and"
            + " dashes, no spaces or colons)",
        "{X-A: b, x-a: c}; set-header.x-a: the header stands here twice; names compare without"
            + " regard to case (write one, with a list of values if need be)",
        "{X-A: \"a\\r\\nb\"}; set-header.X-A: a header's value has no line breaks or control"
            + " characters (write it on one line)",
        "{X-A: '{clam.org}'}; set-header.X-A: {clam.org} is no known value (did you mean claim.org?)",
        "{X-A: {claim.org: null}}; set-header.X-A: should be a text (a text that begins with { needs"
            + " quotes)",
        "{X-A: null}; set-header.X-A: is required (add X-A:)",
        "{X-A: []}; set-header.X-A: is an empty list (write at least one value)",
        "{X-A: [a, null]}; set-header.X-A[1]: is empty (write a value, or remove the item)",
        "{':path': /a}; set-header.':path': \":path\" is not a header name",
        "{Ä: a}; set-header.'Ä': \"Ä\" is not a header name",
        "{'': a}; set-header.'': \"\" is not a header name",
        "{}; set-header: names no header (write {Name: value})",
        "text; set-header: should be a mapping (put names below it)",
      })
  void everyComplaintOfSetHeader(String written, String complaint) {
    assertThat(Written.complaints(set, written)).singleElement().asString().contains(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'*'; * would remove every header (write the beginning of the names, for example"
            + " X-Internal-*)",
        "'X-*-A'; a * stands at the end of a name only",
        "'X Internal*'; \"X Internal*\" is not a header name",
        "'X:A'; \"X:A\" is not a header name",
        "null; is required (add remove-header:)",
        "[{X-A: b}]; should be a text",
        "[]; remove-header: is an empty list (write at least one value)",
      })
  void everyComplaintOfRemoveHeader(String written, String complaint) {
    assertThat(Written.complaints(remove, written)).singleElement().asString().contains(complaint);
  }
}
