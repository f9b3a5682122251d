package dev.weir.policies.rewriteurls;

/**
 * Settings of {@code rewrite-urls}.
 *
 * @param from the base URL that backends write, without a slash at its end
 * @param to the base URL that callers know, without a slash at its end
 */
record RewriteUrlsSettings(String from, String to) {}
