package dev.weir.compiler.migrated;

import dev.weir.compiler.files.ProjectFiles;
import dev.weir.compiler.files.UnreadableFile;
import java.util.List;

/**
 * One API of a Microgateway project that holds several: the same files without the definitions of
 * the others. They can still be read, for references may name them.
 */
public final class MicrogatewayProject implements ProjectFiles {
  private final ProjectFiles files;
  private final String definition;
  private final List<String> others;

  private MicrogatewayProject(ProjectFiles files, String definition, List<String> others) {
    this.files = files;
    this.definition = definition;
    this.others = others;
  }

  /** A project for each API; the project itself when it is no such project or holds one. */
  public static List<ProjectFiles> split(ProjectFiles files) {
    LayoutFiles layout = new LayoutFiles(files);
    List<String> definitions = layout.definitions();
    if (layout.api().isPresent() || files.has("weir.yaml") || definitions.size() < 2) {
      return List.of(files);
    }
    return definitions.stream()
        .<ProjectFiles>map(
            one ->
                new MicrogatewayProject(
                    files, one, definitions.stream().filter(o -> !o.equals(one)).toList()))
        .toList();
  }

  @Override
  public String name() {
    String file = definition.substring(definition.lastIndexOf('/') + 1);
    return file.substring(0, file.lastIndexOf('.'));
  }

  @Override
  public boolean has(String path) {
    return files.has(path);
  }

  @Override
  public List<String> list() throws UnreadableFile {
    return files.list().stream().filter(file -> !others.contains(file)).toList();
  }

  @Override
  public byte[] read(String path) throws UnreadableFile {
    return files.read(path);
  }
}
