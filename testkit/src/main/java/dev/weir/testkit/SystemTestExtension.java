package dev.weir.testkit;

import dev.weir.testkit.upstream.FakeUpstream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs {@link SystemTest}s: every one twice and over each protocol, with a look for leaks. */
final class SystemTestExtension implements TestTemplateInvocationContextProvider, AfterAllCallback {
  static {
    Leaks.watch();
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(SystemTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    List<TestTemplateInvocationContext> invocations = new ArrayList<>();
    SystemTest test = context.getRequiredTestMethod().getAnnotation(SystemTest.class);
    for (Spoken spoken : test.over()) {
      for (Entry entry : Entry.values()) {
        invocations.add(new Invocation(entry, spoken));
      }
    }
    return invocations.stream();
  }

  /** Leaked buffers are found once they are garbage; looked for once per class, for speed. */
  @Override
  public void afterAll(ExtensionContext context) {
    List<String> leaks = Leaks.found();
    if (!leaks.isEmpty()) {
      throw new AssertionError(
          leaks.size() + " buffers of this class were never released; one of them:" + leaks.get(0));
    }
  }

  private static final class Invocation
      implements TestTemplateInvocationContext, ParameterResolver, AfterTestExecutionCallback {
    private final GatewayFixture fixture;
    private final String name;

    Invocation(Entry entry, Spoken spoken) {
      fixture = new GatewayFixture(entry, spoken);
      name = entry + " " + spoken;
    }

    @Override
    public String getDisplayName(int index) {
      return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == GatewayFixture.class || type == FakeUpstream.class || type == Spoken.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      if (type == FakeUpstream.class) {
        return fixture.with(FakeUpstream.http1());
      }
      return type == Spoken.class ? fixture.spoken() : fixture;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
      fixture.end(context.getExecutionException().isPresent());
    }
  }
}
