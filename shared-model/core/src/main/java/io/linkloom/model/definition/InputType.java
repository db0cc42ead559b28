package io.linkloom.model.definition;

/** The types that an input can have; written in lower case in a document. */
public enum InputType {
    STRING,
    INT,
    NUMBER,
    BOOLEAN,
    DATE,
    DATETIME,
    DURATION,
    OBJECT,
    ARRAY
}
