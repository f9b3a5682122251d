package dev.weir.policies.path;

import dev.weir.config.Setting;
import dev.weir.policies.template.Template;
import dev.weir.policies.template.Templated;
import java.util.List;

/**
 * Settings of {@code rewrite-path}.
 *
 * @param path the path that the backend gets, below the endpoint's own, already encoded but for its
 *     request-time values
 */
record RewritePathSettings(Template path) implements Templated {
  static RewritePathSettings read(Setting setting) {
    Template template = Template.read(setting.required());
    if (setting.present()) {
      check(template, setting);
    }
    return new RewritePathSettings(template);
  }

  @Override
  public List<Template> templates() {
    return List.of(path);
  }

  private static void check(Template template, Setting setting) {
    String outline = template.outline("x");
    if (!outline.startsWith("/")) {
      setting.error("bad-path", "a path begins with /", "write /" + template.written());
    } else if (template.literals().stream().anyMatch(text -> text.indexOf('?') >= 0)) {
      setting.error("bad-path", "a path has no query", "use set-query for what follows the ?");
    } else if (!template.literals().stream().allMatch(PathText::valid)) {
      setting.error(
          "bad-path",
          "a path has no spaces, # or characters beyond ASCII",
          "percent-encode them, for example %20");
    } else if (PathText.astray(outline)) {
      setting.error("bad-path", "a path has no //, . or .. in it", "write the path it leads to");
    }
  }
}
