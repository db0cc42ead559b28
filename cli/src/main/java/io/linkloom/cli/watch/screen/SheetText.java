package io.linkloom.cli.watch.screen;

import io.linkloom.api.Digest;
import io.linkloom.api.Explanation;
import io.linkloom.api.LogLine;
import io.linkloom.api.Release;
import io.linkloom.cli.watch.state.Dialog.Content;
import io.linkloom.cli.watch.state.WatchState;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** Why something stands where it stands, what became of it, and how its tasks depend on each other. */
final class SheetText {
    private final Look look;
    private final WatchState state;
    private final int width;
    private final List<AttributedString> lines = new ArrayList<>();

    SheetText(Look look, WatchState state, int width) {
        this.look = look;
        this.state = state;
        this.width = width;
    }

    static String title(Look look, Content content) {
        return switch (content) {
            case Content.Awaited(String title) -> look.text("sheet." + title);
            case Content.Why(Explanation why) ->
                look.text("sheet.why") + " " + look.signs().dot + " " + why.execution();
            case Content.Became(Digest digest) ->
                look.text("sheet.became") + " " + look.signs().dot + " " + digest.execution();
            case Content.Graph graph -> look.text("sheet.graph") + " " + look.signs().dot + " " + graph.workflow();
        };
    }

    List<AttributedString> lines(Content content) {
        switch (content) {
            case Content.Awaited awaited -> say(1, Tone.FAINT, look.text("reading"));
            case Content.Why(Explanation explanation) -> why(explanation);
            case Content.Became(Digest digest) -> became(digest);
            case Content.Graph graph -> lines.addAll(new GraphText(look, state, width).lines(graph.graph()));
        }
        return lines;
    }

    private void why(Explanation explanation) {
        say(1, Tone.STRONG, explanation.text());
        release(1, explanation.release());
        for (Explanation.Entry entry : explanation.tasks()) {
            lines.add(AttributedString.EMPTY);
            StateLook of = StateLook.of(entry.state());
            String index = entry.index() == null ? "" : "[" + entry.index() + "]";
            lines.add(new Line(look)
                    .add(" ")
                    .add(of.tone(), of.sign(look))
                    .add(" ")
                    .add(Tone.STRONG, entry.task() + index)
                    .asItIs());
            say(3, Tone.PLAIN, entry.text());
            release(3, entry.release());
        }
        if (explanation.more() > 0) say(1, Tone.FAINT, look.text("sheet.more", explanation.more()));
    }

    private void release(int indent, @Nullable Release release) {
        if (release != null && release.call() != null) say(indent, Tone.FAINT, release.call());
    }

    private void became(Digest digest) {
        say(1, Tone.STRONG, digest.text());
        if (digest.error() != null)
            say(1, Tone.BAD, digest.error().message() + " (" + digest.error().code() + ")");
        if (!digest.log().isEmpty()) {
            heading("sheet.log");
            for (LogLine line : digest.log()) say(3, Tone.PLAIN, line.message());
        }
        if (!digest.nextSteps().isEmpty()) {
            heading("sheet.next");
            for (Digest.NextStep step : digest.nextSteps()) say(3, Tone.PLAIN, step.text());
        }
    }

    private void heading(String key) {
        lines.add(AttributedString.EMPTY);
        say(1, Tone.FAINT, look.text(key));
    }

    private void say(int indent, Tone tone, String text) {
        for (String piece : Plain.wrapped(text, Math.max(10, width - indent - 1)))
            lines.add(new Line(look).fill(indent).add(tone, piece).asItIs());
    }
}
