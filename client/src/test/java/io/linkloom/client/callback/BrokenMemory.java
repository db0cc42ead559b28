package io.linkloom.client.callback;

/** A memory whose database is down. */
final class BrokenMemory implements ProcessedTasks {
    @Override
    public Claim claim(String key) {
        throw new IllegalStateException("The database is down");
    }

    @Override
    public void renew(Claim.Mine claim) {
        throw new IllegalStateException("The database is down");
    }

    @Override
    public void succeeded(Claim.Mine claim, String output) {
        throw new IllegalStateException("The database is down");
    }

    @Override
    public void failed(Claim.Mine claim) {
        throw new IllegalStateException("The database is down");
    }

    @Override
    public void forget(String key) {
        throw new IllegalStateException("The database is down");
    }
}
