package io.linkloom.cli.watch.screen;

/** Characters that are not letters, for terminals that have them and for those that have ASCII only. */
public enum Signs {
    UNICODE("┌┐└┘", "█░", "…", "●", "◌", "›", "·", "‖", "▼"),
    ASCII("++++", "#.", "~", "*", "o", ">", "-", "\"", "v");

    private final String frame;
    private final String bar;
    final String ellipsis;
    final String live;
    final String away;
    final String chosen;
    final String dot;
    final String paused;
    final String down;

    Signs(
            String frame,
            String bar,
            String ellipsis,
            String live,
            String away,
            String chosen,
            String dot,
            String paused,
            String down) {
        this.frame = frame;
        this.bar = bar;
        this.ellipsis = ellipsis;
        this.live = live;
        this.away = away;
        this.chosen = chosen;
        this.dot = dot;
        this.paused = paused;
        this.down = down;
    }

    String topLeft() {
        return frame.substring(0, 1);
    }

    String topRight() {
        return frame.substring(1, 2);
    }

    String bottomLeft() {
        return frame.substring(2, 3);
    }

    String bottomRight() {
        return frame.substring(3, 4);
    }

    String across() {
        return this == ASCII ? "-" : "─";
    }

    String upright() {
        return this == ASCII ? "|" : "│";
    }

    /** @param share from 0 to 1 */
    String bar(double share, int width) {
        int full = (int) Math.clamp(Math.round(share * width), 0, width);
        return bar.substring(0, 1).repeat(full) + bar.substring(1).repeat(width - full);
    }
}
