/**
 * Sends finished traces and events to an OpenTelemetry collector (OTLP over HTTP). The one package
 * that knows the library: nothing of it is loaded while nobody asks for it.
 */
@NullMarked
package dev.weir.gateway.export;

import org.jspecify.annotations.NullMarked;
