package dev.weir.policies.mock;

import dev.weir.exchange.Exchange;
import dev.weir.fault.FaultCode;
import dev.weir.http.Headers;
import dev.weir.http.Reply;
import dev.weir.policies.media.Accept;
import dev.weir.policies.media.MediaType;
import dev.weir.policies.text.FieldText;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers from examples; no backend is called. The caller's Prefer field chooses the status and the
 * example, its Accept field the media type.
 */
final class Mock implements Policy {
  private final MockSettings settings;

  Mock(MockSettings settings) {
    this.settings = settings;
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    Headers headers = exchange.request().headers();
    Prefer prefer = Prefer.of(headers.getAll("Prefer"));
    int status = status(prefer);
    List<MockAnswer> candidates = candidates(status, prefer);
    if (candidates.isEmpty()) {
      return Verdict.refuse(FaultCode.MOCK_NOT_AVAILABLE, missing(prefer));
    }
    MockAnswer answer =
        bodiless(status)
            ? candidates.get(0)
            : best(candidates, Accept.of(headers.getAll("Accept")));
    if (answer == null) {
      return Verdict.refuse(FaultCode.NOT_ACCEPTABLE, "there is " + types(candidates));
    }
    return Verdict.answer(reply(status, answer, prefer));
  }

  /** The status to answer with; 0 when the caller asks for what is no status. */
  private int status(Prefer prefer) {
    if (prefer.code().isEmpty()) {
      return settings.usualStatus();
    }
    return prefer.code().matches("[2-5][0-9][0-9]") ? Integer.parseInt(prefer.code()) : 0;
  }

  /** The answers of that status and name: those written for it, else for its range, else any. */
  private List<MockAnswer> candidates(int status, Prefer prefer) {
    List<MockAnswer> candidates = new ArrayList<>();
    int narrowest = Integer.MAX_VALUE;
    for (MockAnswer answer : settings.answers()) {
      if (answer.status().holds(status) && answer.status().width() <= narrowest) {
        if (answer.status().width() < narrowest) {
          narrowest = answer.status().width();
          candidates.clear();
        }
        candidates.add(answer);
      }
    }
    if (!prefer.example().isEmpty()) {
      candidates.removeIf(answer -> !answer.name().equals(prefer.example()));
    }
    return candidates;
  }

  /** The most wanted answer, the first of equals; null when none is wanted. */
  private static @Nullable MockAnswer best(List<MockAnswer> candidates, Accept accept) {
    MockAnswer best = null;
    int most = 0;
    for (MockAnswer answer : candidates) {
      MediaType type = answer.type();
      int weight = type == null ? 1 : accept.weight(type);
      if (weight > most) {
        most = weight;
        best = answer;
      }
    }
    return best;
  }

  private static Reply reply(int status, MockAnswer answer, Prefer prefer) {
    List<Reply.Field> fields = new ArrayList<>();
    boolean body = !bodiless(status);
    if (body && !answer.contentType().isEmpty()) {
      fields.add(new Reply.Field("Content-Type", answer.contentType()));
    }
    String applied = prefer.applied();
    if (!applied.isEmpty()) {
      fields.add(new Reply.Field("Preference-Applied", FieldText.encoded(applied)));
    }
    fields.add(new Reply.Field("Vary", "Accept, Prefer"));
    return new Reply(status, fields, body ? answer.bytes() : Reply.of(status).body());
  }

  /** RFC 9110 §6.4.1. */
  private static boolean bodiless(int status) {
    return status == 204 || status == 304;
  }

  private static String types(List<MockAnswer> candidates) {
    return String.join(", ", candidates.stream().map(MockAnswer::contentType).distinct().toList());
  }

  private String missing(Prefer prefer) {
    if (settings.answers().isEmpty()) {
      return "the operation has no examples";
    }
    String wanted = prefer.applied();
    return wanted.isEmpty() ? "no example fits" : "no example fits " + wanted;
  }
}
