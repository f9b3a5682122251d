package dev.weir.policies.mock;

import dev.weir.config.Node;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code mock}: answers from the definition's examples. Authors write {@code true} or {@code
 * false}; the compiler puts the examples in the place of {@code true}: {@code {answers: [{status,
 * media-type, name, body}], default-status}}.
 */
public final class MockType implements PolicyType<MockSettings> {
  @Override
  public String name() {
    return "mock";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.KEY);
  }

  @Override
  public Stage stage(MockSettings settings) {
    return Stage.TRANSFORM;
  }

  @Override
  public MockSettings read(Setting setting) {
    if (setting.node().orElse(null) instanceof Node.Mapping) {
      return answers(setting.section());
    }
    return new MockSettings(setting.required().flag(false), List.of(), 0);
  }

  @Override
  public Policy create(MockSettings settings, Use use, Wiring wiring) {
    return settings.on() ? new Mock(settings) : new Policy() {};
  }

  private static MockSettings answers(Section section) {
    List<MockAnswer> answers = new ArrayList<>();
    for (Setting item : section.get("answers").required().items()) {
      answers.add(answer(item.section()));
    }
    Setting status = section.get("default-status");
    int usual = (int) status.number(0, 200, 599);
    if (usual != 0 && answers.stream().noneMatch(answer -> answer.status().holds(usual))) {
      status.error("wrong-value", "no answer has the status " + usual, "use one of the answers'");
    }
    section.done();
    return new MockSettings(true, answers, usual);
  }

  private static MockAnswer answer(Section section) {
    StatusRange status = StatusRange.read(section.get("status"));
    String mediaType = section.get("media-type").text("");
    String name = section.get("name").text("");
    String body = section.get("body").text("");
    section.done();
    return MockAnswer.of(status, mediaType, name, body);
  }
}
