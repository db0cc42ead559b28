package io.linkloom.cli.watch.screen;

import io.linkloom.cli.watch.state.Detail;
import io.linkloom.cli.watch.state.WatchState;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** All there is to know of the selected task and its execution. */
final class DetailsPane {
    private final Look look;
    private final WatchState state;
    private int top;

    DetailsPane(Look look, WatchState state) {
        this.look = look;
        this.state = state;
        this.top = state.view().detailsTop();
    }

    /** How many lines were really scrolled away. */
    int top() {
        return top;
    }

    List<AttributedString> draw(Box box) {
        Detail detail = state.detail();
        List<AttributedString> all = detail == null ? List.of() : new Facts(look, state, box.innerWidth()).of(detail);
        top = Math.clamp(top, 0, Math.max(0, all.size() - box.innerHeight()));
        @Nullable String task = detail == null ? null : state.view().task();
        Line title = new Line(look).add(Tone.STRONG, "4 " + look.text("pane.details"));
        if (task != null) title.add(" ").add(Tone.ACTIVE, task);
        int hidden = all.size() - top - box.innerHeight();
        String note = hidden > 0 ? look.text("log.below", look.signs().down, hidden) : "";
        return box.around(title.asItIs(), note, all.subList(top, all.size()));
    }
}
