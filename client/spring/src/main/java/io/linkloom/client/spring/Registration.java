package io.linkloom.client.spring;

/** How it stands with the registration of one document. */
sealed interface Registration {

    /** As people read it. */
    String text();

    /** @param reason why it did not go through yet */
    record Pending(String reason) implements Registration {
        @Override
        public String text() {
            return "pending: " + reason;
        }
    }

    record Registered(String workflow, int version, String result) implements Registration {
        @Override
        public String text() {
            return workflow + ", version " + version + ", " + result;
        }
    }

    /** It is not tried again. @param reason every finding with its line and column */
    record Refused(String reason) implements Registration {
        @Override
        public String text() {
            return "refused: " + reason;
        }
    }
}
