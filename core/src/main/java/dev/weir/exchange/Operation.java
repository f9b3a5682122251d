package dev.weir.exchange;

/**
 * One callable thing of an API.
 *
 * @param id the author's name for it ({@code operationId}), or method and template
 * @param method {@code GET}, or {@code query}, {@code subscribe} where the definition speaks so
 * @param template the path as the definition writes it, for example {@code /pets/{petId}}
 */
public record Operation(String id, String method, String template) {}
