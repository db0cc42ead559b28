package io.linkloom.model.yaml;

/** The readers of values that every other reader needs. */
record Readers(Reading reading, Scalars scalars, TemplateReader templates) {
    static Readers of(Reading reading) {
        Scalars scalars = new Scalars(reading.findings());
        return new Readers(reading, scalars, new TemplateReader(reading));
    }

    Findings findings() {
        return reading.findings();
    }
}
