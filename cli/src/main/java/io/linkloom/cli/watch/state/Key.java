package io.linkloom.cli.watch.state;

/** Something that was typed. */
public sealed interface Key {
    /** A character, as the layout of the keyboard makes it. */
    record Typed(int codePoint) implements Key {
        private static final String UKRAINIAN = "йцукенгшщзфівапролдячсмитьЙЦУКЕНГШЩЗФІВАПРОЛДЯЧСМИТЬ.";
        private static final String LATIN = "qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM/";

        /** The letter on the same key of a Latin layout, so that commands need no change of layout. */
        char command() {
            int place = UKRAINIAN.indexOf(codePoint);
            if (place >= 0) return LATIN.charAt(place);
            return codePoint < Character.MIN_SURROGATE ? (char) codePoint : 0;
        }
    }

    /** Text out of a clipboard: never commands. */
    record Pasted(String text) implements Key {}

    enum Named implements Key {
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        TAB,
        BACK_TAB,
        ESCAPE,
        BACKSPACE,
        DELETE,
        /** Ctrl-U: the line away. */
        ERASE_LINE,
        /** Ctrl-W: the last word away. */
        ERASE_WORD,
        /** Ctrl-L. */
        REDRAW,
        /** Ctrl-C. */
        INTERRUPT
    }
}
