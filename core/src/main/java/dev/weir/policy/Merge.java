package dev.weir.policy;

/** What an operation's own value under a key does to the API's. */
public enum Merge {
  /** It takes its place. */
  REPLACE,
  /** Both are mappings; each key of the operation takes the place of the API's. */
  BY_KEY,
  /** Both apply: what protects adds up. */
  ADD
}
