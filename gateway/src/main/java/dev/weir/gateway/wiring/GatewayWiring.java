package dev.weir.gateway.wiring;

import dev.weir.policy.HttpCalls;
import dev.weir.policy.Meters;
import dev.weir.policy.Offload;
import dev.weir.policy.Secrets;
import dev.weir.policy.Wiring;
import java.time.Clock;

/** The wiring of one gateway. */
public record GatewayWiring(
    Clock clock, Meters meters, HttpCalls http, Offload offload, Secrets secrets)
    implements Wiring {}
