package io.linkloom.cli.watch.state;

/** When each thing has to be read again. */
public record Reads(Refresh list, Refresh counts, Refresh execution, Refresh task, Refresh log) {
    static final Reads BEGINNING = new Reads(Refresh.NOW, Refresh.NOW, Refresh.NONE, Refresh.NONE, Refresh.NONE);

    Reads list(Refresh anew) {
        return new Reads(anew, counts, execution, task, log);
    }

    Reads counts(Refresh anew) {
        return new Reads(list, anew, execution, task, log);
    }

    Reads execution(Refresh anew) {
        return new Reads(list, counts, anew, task, log);
    }

    Reads task(Refresh anew) {
        return new Reads(list, counts, execution, anew, log);
    }

    Reads log(Refresh anew) {
        return new Reads(list, counts, execution, task, anew);
    }

    public boolean isAnyWanted() {
        return list.wanted() || counts.wanted() || execution.wanted() || task.wanted() || log.wanted();
    }

    /** Something else is selected. */
    Reads selectionAnew() {
        return new Reads(list, counts, execution.anew(), task.anew(), log.anew());
    }

    Reads allAnew() {
        return new Reads(list.anew(), counts.anew(), execution.anew(), task.anew(), log.anew());
    }
}
