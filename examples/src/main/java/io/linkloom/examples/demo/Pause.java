package io.linkloom.examples.demo;

/** Between two looks at something that others do. */
final class Pause {
    private static final long MILLIS = 100;

    private Pause() {}

    static void shortly() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted");
        }
    }
}
