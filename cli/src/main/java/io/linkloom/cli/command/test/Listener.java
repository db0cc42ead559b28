package io.linkloom.cli.command.test;

/** Hears of every scenario as soon as it is known how it went. */
interface Listener {
    Listener NOBODY = new Listener() {
        @Override
        public void file(ToldTests.File file) {}

        @Override
        public void scenario(String file, ToldTests.Scenario scenario) {}
    };

    /** Before its scenarios; of an invalid file there are none. */
    void file(ToldTests.File file);

    void scenario(String file, ToldTests.Scenario scenario);
}
