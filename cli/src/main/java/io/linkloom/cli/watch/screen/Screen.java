package io.linkloom.cli.watch.screen;

import io.linkloom.cli.watch.screen.Layout.Band;
import io.linkloom.cli.watch.screen.Layout.Part;
import io.linkloom.cli.watch.state.Dialog;
import io.linkloom.cli.watch.state.Happening.Drawn;
import io.linkloom.cli.watch.state.Pane;
import io.linkloom.cli.watch.state.WatchState;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The door: a state becomes a picture. */
public final class Screen {
    private final WatchState state;
    private final Look look;
    private final int width;
    private final int height;
    private int back;
    private int detailsTop;

    private Screen(WatchState state, int width, int height, Look look) {
        this.state = state;
        this.look = look;
        this.width = width;
        this.height = height;
        this.back = state.view().back();
        this.detailsTop = state.view().detailsTop();
    }

    /** Of any size from 1 × 1 on. */
    public static Frame draw(WatchState state, int width, int height, Look look) {
        return new Screen(state, width, height, look).frame();
    }

    private Frame frame() {
        if (width < Layout.LEAST_WIDTH || height < Layout.LEAST_HEIGHT) return tooSmall();
        List<AttributedString> lines = new ArrayList<>(height);
        lines.add(new Header(look, state).line(width));
        for (Band band : Layout.of(width, height - 2, state.view().pane()).bands()) lines.addAll(band(band));
        lines.add(new StatusLine(look, state).line(width));
        int sheetTop = state.dialog() instanceof Dialog.Sheet(Dialog.Content content, int top) ? top : 0;
        Dialog dialog = state.dialog();
        if (dialog == null) return new Frame(lines, null, new Drawn(back, detailsTop, sheetTop));
        Overlay overlay = new Dialogs(look, state, width, height).draw(dialog);
        return new Frame(overlay.over(lines, look), overlay.cursor(), new Drawn(back, detailsTop, overlay.top()));
    }

    /** Panes side by side. */
    private List<AttributedString> band(Band band) {
        List<List<AttributedString>> panes = new ArrayList<>();
        for (Part part : band.parts())
            panes.add(pane(part.pane(), new Box(look, part.width(), band.height(), focused(part.pane()))));
        List<AttributedString> lines = new ArrayList<>(band.height());
        for (int i = 0; i < band.height(); i++) {
            Line line = new Line(look);
            for (List<AttributedString> pane : panes) line.add(pane.get(i));
            lines.add(line.exactly(width));
        }
        return lines;
    }

    private boolean focused(Pane pane) {
        return state.view().pane() == pane && state.dialog() == null;
    }

    private List<AttributedString> pane(Pane pane, Box box) {
        return switch (pane) {
            case EXECUTIONS -> new ExecutionsPane(look, state).draw(box);
            case TASKS -> new TasksPane(look, state).draw(box);
            case LOG -> {
                LogPane log = new LogPane(look, state);
                List<AttributedString> drawn = log.draw(box);
                back = log.back();
                yield drawn;
            }
            case DETAILS -> {
                DetailsPane details = new DetailsPane(look, state);
                List<AttributedString> drawn = details.draw(box);
                detailsTop = details.top();
                yield drawn;
            }
        };
    }

    private Frame tooSmall() {
        List<AttributedString> lines = new ArrayList<>();
        for (String piece : Plain.wrapped(look.text("too-small", Layout.LEAST_WIDTH, Layout.LEAST_HEIGHT), width)) {
            if (lines.size() < height) lines.add(new Line(look).add(piece).exactly(width));
        }
        while (lines.size() < height) lines.add(new Line(look).exactly(width));
        return new Frame(lines, null, new Drawn(back, detailsTop, 0));
    }
}
