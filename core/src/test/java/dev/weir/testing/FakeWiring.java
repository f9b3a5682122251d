package dev.weir.testing;

import dev.weir.policy.Wiring;

/** A wiring of fakes; each part is there for a test to prepare and to look at. */
public final class FakeWiring implements Wiring {
  private final FakeClock clock = new FakeClock();
  private final FakeMeters meters = new FakeMeters();
  private final FakeHttpCalls http = new FakeHttpCalls();
  private final FakeOffload offload = new FakeOffload();
  private final FakeSecrets secrets = new FakeSecrets();

  @Override
  public FakeClock clock() {
    return clock;
  }

  @Override
  public FakeMeters meters() {
    return meters;
  }

  @Override
  public FakeHttpCalls http() {
    return http;
  }

  @Override
  public FakeOffload offload() {
    return offload;
  }

  @Override
  public FakeSecrets secrets() {
    return secrets;
  }
}
