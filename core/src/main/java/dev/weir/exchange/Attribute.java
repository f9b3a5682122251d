package dev.weir.exchange;

import static java.util.Objects.requireNonNull;

/**
 * A typed key for what policies leave on an exchange for each other. Keys compare by identity: make
 * one, keep it in a static field, and share that field with whoever may read it.
 *
 * @param <T> what is kept under it
 */
@SuppressWarnings("UnusedTypeParameter") // it types what is read and written under the key
public final class Attribute<T> {
  private final String name;

  private Attribute(String name) {
    this.name = requireNonNull(name, "name");
  }

  /** A new key; the name is for people who debug. */
  public static <T> Attribute<T> named(String name) {
    return new Attribute<>(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
