package io.linkloom.cli.terminal;

/** Text with colours, cut to a number of cells. */
final class Cut {
    private static final String RESET = "\u001b[0m";

    private Cut() {}

    /** Each character but those of colours counts as one cell. */
    static String to(String text, int width) {
        StringBuilder cut = new StringBuilder();
        int cells = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u001b') {
                int end = text.indexOf('m', i);
                cut.append(text, i, end + 1);
                i = end;
            } else if (cells < width) {
                cut.append(c);
                cells++;
            } else {
                return cut + RESET;
            }
        }
        return cut.toString();
    }
}
