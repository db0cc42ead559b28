package io.linkloom.cli.watch.screen;

import org.jline.utils.AttributedStyle;

/** The few ways a text can stand out, by what they mean. */
enum Tone {
    PLAIN,
    GOOD,
    BAD,
    ACTIVE,
    WARN,
    FAINT,
    STRONG;

    /** Without colours only what needs none is left: bold and faint. */
    AttributedStyle style(boolean colour) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (this) {
            case PLAIN -> plain;
            case GOOD -> colour ? plain.foreground(AttributedStyle.GREEN) : plain;
            case BAD -> colour ? plain.foreground(AttributedStyle.RED) : plain.bold();
            case ACTIVE -> colour ? plain.foreground(AttributedStyle.CYAN) : plain;
            case WARN -> colour ? plain.foreground(AttributedStyle.YELLOW) : plain;
            case FAINT -> plain.faint();
            case STRONG -> plain.bold();
        };
    }
}
