package dev.weir.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.plan.ApiPlan;
import dev.weir.plan.Petstore;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A bundle of two APIs, and ways to spoil it. */
final class Samples {
  static final String FOLDER = "apis/petstore/1.0/";

  private Samples() {}

  static Bundle bundle() {
    ApiPlan plan = Petstore.plan();
    return new Bundle(
        "0.1.0",
        List.of(
            BundledApi.of(
                plan,
                Map.of(
                    "prod", Petstore.plan("https://prod.example"),
                    "test", Petstore.plan("https://test.example")),
                Map.of("maps/örder.jsonata", "$".getBytes(UTF_8), "empty", new byte[0])),
            BundledApi.of(renamed(plan, "petstore", "2.0/beta"), Map.of(), Map.of())));
  }

  static ApiPlan renamed(ApiPlan plan, String name, String version) {
    return new ApiPlan(
        name,
        version,
        plan.contexts(),
        plan.hosts(),
        plan.transports(),
        plan.routes(),
        plan.upstreams());
  }

  static byte[] bytes() {
    return write(bundle());
  }

  static byte[] write(Bundle bundle) {
    try {
      return BundleWriter.write(bundle);
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
  }

  static SortedMap<String, byte[]> entries() {
    try {
      return StoredZip.read(bytes());
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
  }

  /** A zip of these entries with a manifest that fits them. */
  static byte[] listed(SortedMap<String, byte[]> entries) {
    SortedMap<String, byte[]> contents = new TreeMap<>(entries);
    contents.remove(Layout.MANIFEST);
    contents.remove(Layout.SIGNATURE);
    SortedMap<String, byte[]> all = new TreeMap<>(entries);
    all.put(Layout.MANIFEST, Manifest.of("0.1.0", contents).write());
    return zip(all);
  }

  static byte[] zip(SortedMap<String, byte[]> entries) {
    try {
      return StoredZip.write(entries);
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
  }
}
