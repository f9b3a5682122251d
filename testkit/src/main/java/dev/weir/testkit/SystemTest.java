package dev.weir.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test with a running gateway. Runs twice, once {@link Entry started with} its plan and once with
 * the plan {@link Entry swapped in} while the gateway runs, and so for each protocol. May have
 * parameters of type {@link GatewayFixture}, {@link dev.weir.testkit.upstream.FakeUpstream} (a
 * plain HTTP/1.1 backend) and {@link Spoken}. Fails when it leaks a buffer, a connection, a thread
 * or an exchange.
 */
@TestTemplate
@ExtendWith(SystemTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SystemTest {
  /** The protocols that its callers speak. */
  Spoken[] over() default Spoken.HTTP_1;
}
