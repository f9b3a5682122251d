package dev.weir.compiler.migrated;

import java.util.Optional;

/** What one level of a project (API, path, operation) says about backends; either may be unsaid. */
record Backends(Optional<EndpointSet> production, Optional<EndpointSet> sandbox) {
  /** A level that says nothing. */
  static final Backends NONE = new Backends(Optional.empty(), Optional.empty());

  /** This level, completed by what a less important source says. */
  Backends orElse(Backends other) {
    return new Backends(production.or(other::production), sandbox.or(other::sandbox));
  }

  boolean isEmpty() {
    return production.isEmpty() && sandbox.isEmpty();
  }
}
