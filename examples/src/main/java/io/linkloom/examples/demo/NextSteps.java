package io.linkloom.examples.demo;

import io.linkloom.api.ExecutionDetails;
import java.nio.file.Path;

/** Where to look next. */
final class NextSteps {
    private NextSteps() {}

    static void show(Scene scene, ExecutionDetails execution, Screen screen) {
        String api = scene.url() + "/api";
        String one = api + "/executions/" + execution.id();
        String loom = "java -jar " + Path.of("cli", "target", "link-loom-cli.jar");
        String at = scene.url().equals("http://localhost:" + Ports.USUAL) ? "" : " --server=" + scene.url();
        String ui = scene.url() + "/swagger-ui";
        String wholeApi = new Health(ui).isUp() ? "the whole API    " + ui + "\n  " : "";
        screen.say("""

                Where to look next
                  this execution   %s
                  its story        %s/timeline
                  the workflow     %s/workflows/%s
                  %sonce more        curl -X POST -H "Content-Type: application/json" -d "{}" %s/workflows/%s/executions
                                   %s workflow trigger %s --wait%s
                                   %s execution list%s""".formatted(
                        one,
                        one,
                        api,
                        execution.workflow(),
                        wholeApi,
                        api,
                        execution.workflow(),
                        loom,
                        execution.workflow(),
                        at,
                        loom,
                        at));
    }
}
